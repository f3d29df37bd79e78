/**
 * Measures what docs/performance.md promises: `npm run bench`, or `npm run bench -- NAME …` for some of it. Each figure
 * is printed with its limit and as a multiple of a baseline of the same run, because machines differ and load comes and
 * goes. Ends with 1 if a limit is missed.
 */
import { cpus, loadavg } from 'node:os';
import { boot } from './cases/boot.ts';
import { drain, flood } from './cases/drain.ts';
import { interactions } from './cases/interactions.ts';
import { person } from './cases/person.ts';
import { rendering } from './cases/rendering.ts';
import { isMissed, rowOf, TABLE_HEAD } from './support/report.ts';

const benches = { interactions, person, rendering, boot, drain, flood };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`no bench is called ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  process.exit(1);
}
console.log(`${new Date().toISOString()}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);
console.log(`load before: ${loadavg()[0]?.toFixed(1)}\n\n${TABLE_HEAD}`);
let missed = 0;
for (const [name, measure] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const figure of await measure()) {
    console.log(rowOf(figure));
    missed += Number(isMissed(figure));
  }
}
console.log(
  `\nload after: ${loadavg()[0]?.toFixed(1)}; ${missed === 0 ? 'every limit holds' : `${missed} missed`}`,
);
process.exit(missed === 0 ? 0 : 1);
