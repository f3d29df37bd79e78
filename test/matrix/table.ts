import { type Cell, cells, moments, reasons, variantsOf } from './cells.ts';
import { faults } from './faults.ts';

const [BEGIN, END] = ['<!-- fault matrix: begin -->', '<!-- fault matrix: end -->'];

/** The section of docs/reliability.md, without its marks. */
export function tableText(): string {
  const places = [...new Set(cells.flatMap((cell) => (cell.is === 'elsewhere' ? [cell.where] : [])))];
  const mark = (cell: Cell) =>
    cell.is === 'run' ? '✓' : cell.is === 'elsewhere' ? `✓${places.indexOf(cell.where) + 1}` : cell.because;
  const runs = cells.filter(({ is }) => is === 'run');
  const counted = (is: Cell['is']) => cells.filter((cell) => cell.is === is).length;
  return [
    `${cells.length} cells: ${runs.length} run by \`test/matrix/matrix.test.ts\` (${runs.reduce((sum, cell) => sum + variantsOf(cell), 0)} variants), ${counted('elsewhere')} run by another test, ${counted('impossible')} cannot occur.`,
    '',
    `| fault | ${moments.join(' | ')} |`,
    `|---|${moments.map(() => ':-:').join('|')}|`,
    ...faults.map(
      (fault) =>
        `| ${fault.title} | ${cells
          .filter((cell) => cell.fault === fault)
          .map(mark)
          .join(' | ')} |`,
    ),
    '',
    '✓ run, and asked exactly once, answered exactly once, nothing damaged; where the target is gone for good, not asked.',
    ...places.map((place, index) => `✓${index + 1} run by \`${place}\`.`),
    ...Object.entries(reasons).map(([letter, reason]) => `${letter}: ${reason}.`),
  ].join('\n');
}

/** What a page prints between the marks. */
export function tableIn(page: string): string {
  return page.split(BEGIN)[1]?.split(END)[0]?.trim() ?? '';
}

/** The page with the table of today between its marks. */
export function withTable(page: string): string {
  const [before = '', rest = ''] = page.split(BEGIN);
  return `${before}${BEGIN}\n\n${tableText()}\n\n${END}${rest.split(END)[1] ?? ''}`;
}
