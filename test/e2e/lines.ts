import { readFileSync } from 'node:fs';
import { brier, brierOfChoice, wis } from './scores.ts';

/** How one line is dealt with, and what Hunch must say of it afterwards. */
export interface Plan {
  readonly text: string;
  /** Buttons to press until it is recorded. */
  readonly taps: readonly string[];
  readonly isShared: boolean;
  readonly isPutOffFirst: boolean;
  /** A button, a value for the form, or something typed in the thread. */
  readonly answer: { readonly by: 'button' | 'form' | 'typed'; readonly words: string };
  /** `Brier score 0.090` or `Weighted interval score 0.12`; null for a void. */
  readonly score: string | null;
}

const texts = (JSON.parse(readFileSync('test/fixtures/oneliners.json', 'utf8')) as { text: string }[]).map(
  (line) => line.text,
);

type Answer = Plan['answer'];
const button = (words: string): Answer => ({ by: 'button', words });
const form = (words: string): Answer => ({ by: 'form', words });
const typed = (words: string): Answer => ({ by: 'typed', words });
const said = (percent: number, happened: boolean) => `Brier score ${brier(percent, happened).toFixed(3)}`;
const chose = (percents: readonly number[], option: number) =>
  `Brier score ${brierOfChoice(percents, option).toFixed(3)}`;
const measured = (...parts: Parameters<typeof wis>) =>
  `Weighted interval score ${Number(wis(...parts).toPrecision(3))}`;

/** What happens to each line, in the order of the file. */
const fates: readonly (readonly [Answer, string | null, (readonly string[])?])[] = [
  [button('Yes'), said(70, true)],
  [button('No'), said(60, false)],
  [button('No'), said(25, false)],
  [typed('yes'), said(60, true)],
  [typed('no, it slipped at the end'), said(90, false)],
  [button("Can't tell"), null],
  [button('Yes'), said(80, true), ['Looks right']],
  [form('12.7'), measured({ low: 12, high: 13.5, level: 80 }, 12.7, true)],
  [typed('7.5h'), measured({ low: 6, high: 9, level: 70 }, 7.5, true)],
  [button('Yes'), said(55, true)],
  [button('No'), said(60, false)],
  [button('Yes'), said(40, true), ['Looks right']],
  [typed('nope'), said(30, false)],
  [form('11k'), measured({ low: 12_000, high: 14_000, level: 75 }, 11_000, true)],
  [button('still improving'), chose([45, 45, 10], 1)],
  [typed('39'), measured({ low: 35, high: 41, median: 38, level: 68 }, 39, false)],
  [form('2.5'), measured({ low: 2.31, high: 2.42, level: 90 }, 2.5, true)],
  [button('Yes'), said(92, true)],
  [button('No'), said(85, false)],
  [typed("can't tell: node died"), null],
  [button('Yes'), said(65, true), ['65%']],
  [button('No'), said(80, false)],
  [button('Yes'), said(65, true), ['I mean 1', '65%']],
  [typed('2.1'), chose([10, 65, 25], 1)],
];

const PRIVATE = [2, 9, 17];
const PUT_OFF_FIRST = [8];

/** Every line of the file with its fate. */
export const plans: readonly Plan[] = texts.map((text, index) => {
  const [answer, score, taps = []] = fates[index] ?? [button('Yes'), null];
  return {
    text,
    taps,
    isShared: !PRIVATE.includes(index),
    isPutOffFirst: PUT_OFF_FIRST.includes(index),
    answer,
    score,
  };
});
