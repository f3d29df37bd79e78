import { logMeanExp } from '../../src/domain/evidence/likelihood-ratio.ts';
import { tagClaims } from '../../src/domain/evidence/tag-claims.ts';
import { type Lives, meansOf } from './confidence-table.ts';
import { tens, truth } from './forecasters.ts';
import type { Random } from './random.ts';
import type { Row, Table } from './row.ts';

const LOOK_EVERY = 10;
const BAD_SLOPE = 0.3;
/** How many lives the published shares come from is not said. */
const PUBLISHED_LIVES = 1000;

/** Tags, predictions, and the published shares: any tag claimed of a calibrated person; the one bad tag found. */
const SIZES: readonly (readonly [tags: number, answers: number, alarm: number, found: number])[] = [
  [4, 100, 0.04, 0.32],
  [8, 200, 0.05, 0.24],
  [15, 300, 0.05, 0.18],
];

/** Claims about tags, looked at every ten predictions; the k-th tag is used 1/k as often as the first. */
export function tagsTable(random: Random, lives: Lives): Table {
  const rows = SIZES.flatMap(([tags, answers, alarm, found]): Row[] => [
    row(
      `${tags} tags, ${answers} predictions, calibrated: any tag claimed`,
      alarm,
      lives.calibrated,
      true,
      () => live(random, tags, answers, null),
    ),
    row(
      `${tags} tags, ${answers} predictions, one with b=${BAD_SLOPE}: found`,
      found,
      lives.biased,
      false,
      () => live(random, tags, answers, Math.floor(tags * random())),
    ),
  ]);
  return { title: 'Tags', columns: ['in a life'], rows };
}

function row(
  label: string,
  published: number,
  lives: number,
  isCalibrated: boolean,
  life: () => boolean,
): Row {
  let claimed = 0;
  for (let count = 0; count < lives; count += 1) claimed += life() ? 1 : 0;
  return {
    label,
    claimed: [claimed],
    lives,
    published: [published],
    publishedLives: PUBLISHED_LIVES,
    // e-BH promises a share of false claims among all claims, not a rate of lives with one.
    isFalseAlarm: false,
    isCalibrated,
  };
}

/** One life: whether the bad tag was ever claimed, or any tag if there is none. */
function live(random: Random, tags: number, answers: number, bad: number | null): boolean {
  const sums = Array.from({ length: tags }, () => ({ answers: 0, logs: [0, 0, 0] }));
  for (let answer = 1; answer <= answers; answer += 1) {
    const tag = pickTag(random, tags);
    const percent = tens(random);
    const happened = random() < truth(percent, tag === bad ? BAD_SLOPE : 1);
    const [over] = meansOf(percent, happened ? 1 : 0);
    const known = sums[tag];
    if (known)
      sums[tag] = {
        answers: known.answers + 1,
        logs: known.logs.map((log, alternative) => log + (over[alternative] ?? 0)),
      };
    if (answer % LOOK_EVERY !== 0) continue;
    const evidence = sums.map(({ answers: n, logs }, index) => ({
      tag: String(index),
      answers: n,
      logE: logMeanExp(logs),
    }));
    if (tagClaims(evidence).some(({ tag: claimed }) => bad === null || claimed === String(bad))) return true;
  }
  return false;
}

function pickTag(random: Random, tags: number): number {
  const weights = Array.from({ length: tags }, (_, index) => 1 / (index + 1));
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  return Math.max(
    0,
    weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    }),
  );
}
