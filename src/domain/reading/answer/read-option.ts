import { normalise } from '../normalise.ts';
import { readValue } from '../read-value.ts';
import { isParted, restAfter } from './rest.ts';

/** Which option a text begins with, and what stands behind it. */
export interface OptionRead {
  readonly option: number;
  readonly rest: string;
  readonly isPlain: boolean;
}

/** An option by its label, by its letter (`b`, `option C`), or, where labels are ranges, by a value that lies in one. */
export function readOption(text: string, options: readonly string[]): OptionRead | null {
  return byLabel(text, options) ?? byLetter(text, options) ?? byValue(text, options);
}

/** The longest label that fits, so that `adam w` is not `adam`. */
function byLabel(text: string, options: readonly string[]): OptionRead | null {
  const fitting = options.flatMap((label, option) => {
    const rest = restAfter(text, normalise(label));
    return rest === null ? [] : [{ option, rest, isPlain: true, length: label.length }];
  });
  const [longest] = fitting.sort((a, b) => b.length - a.length);
  return longest ? { option: longest.option, rest: longest.rest, isPlain: true } : null;
}

function byLetter(text: string, options: readonly string[]): OptionRead | null {
  const lettered = text.replace(/^option /i, '');
  const letter = lettered.slice(0, 1).toUpperCase();
  const option = letter.charCodeAt(0) - 'A'.charCodeAt(0);
  const rest = restAfter(lettered, letter);
  return rest !== null && option in options ? { option, rest, isPlain: true } : null;
}

function byValue(text: string, options: readonly string[]): OptionRead | null {
  const read = readValue(text);
  if (read.kind !== 'number') return null;
  const holding = options.flatMap((label, option) => (holds(label, read.value) ? [option] : []));
  const [option, ...others] = holding;
  if (option === undefined || others.length > 0) return null;
  return { option, rest: read.rest, isPlain: isParted(text, read.rest) };
}

/** Whether a label that is a range of numbers (`<2.0`, `2.0-2.2`) holds a value; ends included but for `<` and `>`. */
function holds(label: string, value: number): boolean {
  const text = normalise(label);
  const bound = /^([<>]=?)\s*(\S+)/.exec(text);
  const limit = bound && readValue(bound[2] ?? '');
  if (limit?.kind === 'number') {
    if (value === limit.value) return bound?.[1]?.endsWith('=') ?? false;
    return bound?.[1]?.startsWith('<') ? value < limit.value : value > limit.value;
  }
  const range = /^(\d[\d.e]*)\s*-\s*(\d[\d.e]*)/.exec(text);
  return range !== null && value >= Number(range[1]) && value <= Number(range[2]);
}
