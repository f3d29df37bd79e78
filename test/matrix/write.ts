/** Prints the fault matrix into docs/reliability.md: `npm run matrix`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withTable } from './table.ts';

const PAGE = 'docs/reliability.md';

writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8')));
