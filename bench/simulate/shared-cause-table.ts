import type { Claim } from '../../src/domain/evidence/claim-types.ts';
import type { FamilyMeans } from '../../src/domain/evidence/epoch.ts';
import { logMeanExp } from '../../src/domain/evidence/likelihood-ratio.ts';
import { type Lives, meansOf } from './confidence-table.ts';
import { tens, truth } from './forecasters.ts';
import { countBy, firstClaim } from './life.ts';
import type { Random } from './random.ts';
import type { Row, Table } from './row.ts';

const ANSWERS = 300;

/**
 * False alarms of calibrated people whose predictions on one run all hang on one shock: averaged inside the run, as
 * Hunch does, and for comparison multiplied as if each were evidence of its own.
 */
export function sharedCauseTable(random: Random, lives: Lives): Table {
  const rows = [3, 5].flatMap((perRun) => {
    const averaged = live(random, lives.calibrated, perRun, average);
    const multiplied = live(random, lives.calibrated, perRun, product);
    return (['over', 'under'] as const).flatMap((claim) => [
      row(`${perRun} a run, averaged: "${claim}"`, averaged, claim, true),
      row(`${perRun} a run, multiplied (not Hunch): "${claim}"`, multiplied, claim, false),
    ]);
  });
  return { title: 'Several predictions on one run', columns: ['within 300 predictions'], rows };
}

function row(label: string, lived: ReturnType<typeof live>, claim: Claim, isFalseAlarm: boolean): Row {
  return {
    label,
    claimed: countBy(lived, [claim], [ANSWERS]),
    lives: lived.length,
    published: [],
    publishedLives: 1,
    isFalseAlarm,
    isCalibrated: true,
  };
}

function live(
  random: Random,
  lives: number,
  perRun: number,
  join: (all: readonly FamilyMeans[]) => FamilyMeans,
) {
  return Array.from({ length: lives }, () =>
    firstClaim('confidence', ANSWERS / perRun, 1, () => {
      const shock = random();
      const answers = Array.from({ length: perRun }, () => {
        const said = tens(random);
        const percent = Math.max(said, 100 - said);
        return meansOf(percent, shock < truth(percent, 1) ? 1 : 0);
      });
      return join(answers);
    }),
  );
}

function average(all: readonly FamilyMeans[]): FamilyMeans {
  return combine(all, logMeanExp);
}

function product(all: readonly FamilyMeans[]): FamilyMeans {
  return combine(all, (logs) => logs.reduce((sum, log) => sum + log, 0));
}

function combine(all: readonly FamilyMeans[], how: (logs: readonly number[]) => number): FamilyMeans {
  const side = (which: 0 | 1) =>
    (all[0]?.[which] ?? []).map((_, alternative) => how(all.map((means) => means[which][alternative] ?? 0)));
  return [side(0), side(1)];
}
