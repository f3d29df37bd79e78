import type { Claim } from '../../src/domain/evidence/claim-types.ts';
import { OVER, UNDER } from '../../src/domain/evidence/claim-types.ts';
import { clusterLogMeans } from '../../src/domain/evidence/e-process.ts';
import type { FamilyMeans } from '../../src/domain/evidence/epoch.ts';
import { bold, type Forecaster, spread, tens, timid, truth } from './forecasters.ts';
import { COLUMNS, countBy, type FirstClaim, firstClaim } from './life.ts';
import type { Random } from './random.ts';
import type { Row, Table } from './row.ts';

/** How many lives of calibrated and of biased people are lived. */
export interface Lives {
  readonly calibrated: number;
  readonly biased: number;
}

const LENGTH = 300;
const PUBLISHED: Lives = { calibrated: 20_000, biased: 6_000 };

/** Slope, what is claimed, and the published shares. */
type Published = readonly [slope: number, claims: readonly Claim[], shares: readonly number[]];

const EITHER: readonly Claim[] = ['over', 'under'];
const GROUPS: readonly (readonly [name: string, Forecaster, readonly Published[]])[] = [
  [
    'tens',
    tens,
    [
      [1, ['over'], [0.001, 0.003, 0.01, 0.016, 0.021, 0.023]],
      [1, EITHER, [0.001, 0.003, 0.015, 0.031, 0.045, 0.051]],
      [0.85, ['over'], [0.002, 0.007, 0.037, 0.07, 0.116, 0.158]],
      [0.7, ['over'], [0.005, 0.024, 0.105, 0.224, 0.412, 0.571]],
      [0.5, ['over'], [0.017, 0.081, 0.333, 0.62, 0.893, 0.976]],
      [0.3, ['over'], [0.046, 0.207, 0.651, 0.928, 0.998, 1]],
      [1.5, ['under'], [0, 0, 0.077, 0.292, 0.612, 0.821]],
      [2, ['under'], [0, 0, 0.309, 0.805, 0.992, 1]],
    ],
  ],
  [
    'any percent',
    spread,
    [
      [1, EITHER, [0.001, 0.003, 0.014, 0.029, 0.043, 0.05]],
      [0.5, ['over'], [0.025, 0.096, 0.349, 0.65, 0.909, 0.981]],
    ],
  ],
  [
    'bold',
    bold,
    [
      [1, EITHER, [0.004, 0.008, 0.02, 0.037, 0.05, 0.057]],
      [0.7, ['over'], [0.033, 0.091, 0.235, 0.427, 0.726, 0.886]],
      [0.5, ['over'], [0.128, 0.318, 0.694, 0.937, 0.999, 1]],
      [0.3, ['over'], [0.362, 0.701, 0.976, 1, 1, 1]],
    ],
  ],
  [
    'timid',
    timid,
    [
      [1, EITHER, [0, 0, 0, 0.002, 0.013, 0.023]],
      [0.5, ['over'], [0, 0, 0, 0.008, 0.089, 0.195]],
    ],
  ],
];

/** Share of people of whom over- or underconfidence was claimed, one prediction a run, looked at every five. */
export function confidenceTable(random: Random, lives: Lives): Table {
  const rows = GROUPS.flatMap(([name, forecaster, published]) =>
    groupRows(random, lives, name, forecaster, published),
  );
  return { title: 'Over- and underconfidence', columns: COLUMNS.map((n) => `n=${n}`), rows };
}

/** False alarms of calibrated people where Hunch looks at each closing, for each type of claim alone. */
export function everyClosingTable(random: Random, lives: Lives): Table {
  const rows = GROUPS.flatMap(([name, forecaster]) => {
    const lived = live(random, lives.calibrated, forecaster, 1, 1);
    return EITHER.map((claim) => alarmRow(`${name}, calibrated: "${claim}"`, lived, [claim], lives));
  });
  return { title: 'False alarms, looked at after every run', columns: COLUMNS.map((n) => `n=${n}`), rows };
}

function groupRows(
  random: Random,
  lives: Lives,
  name: string,
  forecaster: Forecaster,
  published: readonly Published[],
): Row[] {
  const calibrated = live(random, lives.calibrated, forecaster, 1, 5);
  return published.map(([slope, claims, shares]) => {
    if (slope !== 1) {
      const lived = live(random, lives.biased, forecaster, slope, 5);
      return {
        label: `${name}, b=${slope}`,
        claimed: countBy(lived, claims),
        lives: lives.biased,
        published: shares,
        publishedLives: PUBLISHED.biased,
        isFalseAlarm: false,
        isCalibrated: false,
      };
    }
    const what = claims.length > 1 ? 'either' : `"${claims[0]}"`;
    const row = alarmRow(`${name}, calibrated: ${what}`, calibrated, claims, lives);
    return { ...row, published: shares, isFalseAlarm: claims.length === 1 };
  });
}

function alarmRow(
  label: string,
  lived: readonly (FirstClaim | null)[],
  claims: readonly Claim[],
  lives: Lives,
): Row {
  return {
    label,
    claimed: countBy(lived, claims),
    lives: lives.calibrated,
    published: [],
    publishedLives: PUBLISHED.calibrated,
    isFalseAlarm: true,
    isCalibrated: true,
  };
}

function live(random: Random, lives: number, forecaster: Forecaster, slope: number, lookEvery: number) {
  return Array.from({ length: lives }, () =>
    firstClaim('confidence', LENGTH, lookEvery, () => {
      const percent = forecaster(random);
      return meansOf(percent, random() < truth(percent, slope) ? 1 : 0);
    }),
  );
}

const remembered = new Map<number, FamilyMeans>();

/** Evidence of a run with one answer; there are only 202 of them, so each is measured once. */
export function meansOf(percent: number, y: 0 | 1): FamilyMeans {
  const key = 2 * percent + y;
  const known = remembered.get(key);
  if (known) return known;
  const items = [{ kind: 'binary' as const, probability: percent / 100, y }];
  const means: FamilyMeans = [clusterLogMeans(items, OVER), clusterLogMeans(items, UNDER)];
  remembered.set(key, means);
  return means;
}
