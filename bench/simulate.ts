/**
 * Lives of simulated people, judged by Hunch's own code: how often calibrated people are accused, and how soon biased
 * ones are told. `npm run simulate` is the short form; `npm run simulate -- --long` writes its tables into
 * docs/statistics.md. Ends with 1 if a promise is broken or a published share is not met.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { confidenceTable, everyClosingTable, type Lives } from './simulate/confidence-table.ts';
import { intervalsTable } from './simulate/intervals-table.ts';
import { randomFrom } from './simulate/random.ts';
import { complaints, type Table, tableText } from './simulate/row.ts';
import { sharedCauseTable } from './simulate/shared-cause-table.ts';
import { tagsTable } from './simulate/tags-table.ts';

const SEED = 20_261_124;
const SHORT: Lives = { calibrated: 2_000, biased: 1_000 };
const LONG: Lives = { calibrated: 20_000, biased: 6_000 };
const PAGE = 'docs/statistics.md';
const [BEGIN, END] = ['<!-- simulated: begin -->', '<!-- simulated: end -->'];

const isLong = process.argv.includes('--long');
const lives = isLong ? LONG : SHORT;
const random = randomFrom(SEED);
const tables: Table[] = [];
for (const draw of [confidenceTable, everyClosingTable, sharedCauseTable, intervalsTable, tagsTable]) {
  const table = draw(random, lives);
  tables.push(table);
  console.log(tableText(table));
}

if (isLong) {
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.split(BEGIN)[0], page.split(END)[1]];
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${tables.map(tableText).join('\n')}\n${END}${after}`);
}

const wrong = tables.flatMap(({ rows }) => rows.flatMap(complaints));
for (const complaint of wrong) console.error(complaint);
console.log(wrong.length === 0 ? 'every promise holds' : `${wrong.length} complaints`);
process.exitCode = wrong.length === 0 ? 0 : 1;
