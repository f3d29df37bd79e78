import type { Claim } from '../../src/domain/evidence/claim-types.ts';
import { NARROW, WIDE } from '../../src/domain/evidence/claim-types.ts';
import type { FamilyMeans } from '../../src/domain/evidence/epoch.ts';
import { intervalLogMeans } from '../../src/domain/evidence/interval-evidence.ts';
import type { Lives } from './confidence-table.ts';
import { COLUMNS, countBy, firstClaim } from './life.ts';
import type { Random } from './random.ts';
import type { Row, Table } from './row.ts';

const LEVEL = 0.8;
const LENGTH = 300;
const PUBLISHED: Lives = { calibrated: 20_000, biased: 6_000 };

/** True coverage, what is claimed, and the published shares. */
const ROWS: readonly (readonly [held: number, claim: Claim, shares: readonly (number | null)[]])[] = [
  [0.8, 'narrow', [0.001, 0.006, 0.013, 0.018, 0.021, 0.024]],
  [0.8, 'wide', [0, 0, 0.016, 0.028, 0.033, 0.035]],
  [0.7, 'narrow', [0.01, 0.069, 0.236, 0.441, 0.757, 0.922]],
  [0.6, 'narrow', [0.053, 0.287, 0.755, 0.964, 1, null]],
  [0.5, 'narrow', [0.174, 0.635, 0.98, 1, null, null]],
  [0.9, 'wide', [0, 0, 0.327, 0.677, 0.939, null]],
  [0.95, 'wide', [0, 0, 0.804, 0.992, null, null]],
];

/** Share of people whose 80% intervals were called too narrow or too wide, one interval a run, looked at every five. */
export function intervalsTable(random: Random, lives: Lives): Table {
  const means: readonly [FamilyMeans, FamilyMeans] = [evidence(0), evidence(1)];
  const rows = ROWS.map(([held, claim, published]): Row => {
    const isFalseAlarm = held === LEVEL;
    const count = isFalseAlarm ? lives.calibrated : lives.biased;
    const lived = Array.from({ length: count }, () =>
      firstClaim('intervals', LENGTH, 5, () => means[random() < held ? 1 : 0]),
    );
    return {
      label: `80% intervals that hold ${Math.round(100 * held)}%: "${claim}"`,
      claimed: countBy(lived, [claim]),
      lives: count,
      published,
      publishedLives: isFalseAlarm ? PUBLISHED.calibrated : PUBLISHED.biased,
      isFalseAlarm,
      isCalibrated: isFalseAlarm,
    };
  });
  return { title: 'Intervals', columns: COLUMNS.map((n) => `n=${n}`), rows };
}

function evidence(inside: 0 | 1): FamilyMeans {
  const items = [{ level: LEVEL, inside }];
  return [intervalLogMeans(items, NARROW), intervalLogMeans(items, WIDE)];
}
