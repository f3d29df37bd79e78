import { tidy } from '../normalise.ts';

/** Options of a choice with the percents that the line gives them; `claim` is what stands before them. */
export interface OptionsFound {
  readonly claim: string;
  readonly options: readonly { readonly label: string; readonly percent: number | null }[];
  /** The line without the options and their percents, for what else it says. */
  readonly rest: string;
}

type Finder = (text: string) => OptionsFound | null;

const finders: readonly Finder[] = [lettered, barred, labelled];

/** The options that a line lists; null if it lists none. Two at least, each with a label. */
export function takeOptions(text: string): OptionsFound | null {
  for (const find of finders) {
    const found = find(text);
    if (found && found.options.length >= 2 && found.options.every((option) => option.label !== ''))
      return found;
  }
  return null;
}

const PERCENT = String.raw`(\d{1,3}(?:\.\d+)?)\s*%`;
/** `45% / 45% / 10%`, `50, 30, 20` */
const PERCENT_LIST = /[\s:(-]*((?:\d{1,3}(?:\.\d+)?\s*%?\s*[/|,;]\s*)+\d{1,3}(?:\.\d+)?\s*%?)\)?/;

/** `A) overfit B) still improving C) NaN - 45% / 45% / 10%`, or a percent behind each */
function lettered(text: string): OptionsFound | null {
  const marks = [...text.matchAll(/(?<![\w])\(?([A-H]|[1-8])[).:]\s+/g)];
  const first = marks[0]?.[1] ?? '';
  const inOrder = marks.filter((mark, index) => mark[1]?.charCodeAt(0) === first.charCodeAt(0) + index);
  if (inOrder.length < 2 || !['A', '1'].includes(first)) return null;
  const start = inOrder[0]?.index ?? 0;
  const pieces = inOrder.map((mark, index) =>
    text.slice(mark.index + mark[0].length, inOrder[index + 1]?.index),
  );
  const listed = fromList(pieces, text.slice(start));
  return {
    claim: tidy(text.slice(0, start)) || tidy(listed.body),
    options: listed.options,
    rest: `${text.slice(0, start)} ${listed.rest}`,
  };
}

/** `adam | sgd | lion 50/30/20`, with the question before a colon */
function barred(text: string): OptionsFound | null {
  if (!/\s\|\s|\S\|\S/.test(text)) return null;
  const colon = text.indexOf(':');
  const start = colon >= 0 && colon < text.indexOf('|') ? colon + 1 : 0;
  const pieces = text.slice(start).split('|');
  const listed = fromList(pieces, text.slice(start));
  return {
    claim: tidy(text.slice(0, start)) || tidy(listed.body),
    options: listed.options,
    rest: `${text.slice(0, start)} ${listed.rest}`,
  };
}

/** `val_loss at 10k: <2.0 10%, 2.0-2.2 65%, >2.2 25%` and `adam 50, sgd 30, lion 20`: every part ends in its number */
function labelled(text: string): OptionsFound | null {
  const colon = /:\s/.exec(text);
  const start = colon ? colon.index + 1 : 0;
  const parts = text.slice(start).split(/[,;]\s+|\s\/\s/);
  const read = parts.map((part) =>
    new RegExp(String.raw`^\s*(.*\S)\s+\(?${PERCENT.replace('%', '%?')}\)?\s*\.?\s*$`).exec(part),
  );
  const taken = read.indexOf(null);
  const count = taken === -1 ? parts.length : taken;
  const chosen = read.slice(0, count).flatMap((match) => (match ? [match] : []));
  const sum = chosen.reduce((total, match) => total + Number(match[2]), 0);
  // A line with one claim and a threshold also ends in numbers: only a list that nearly sums to 100 is a choice.
  if (chosen.length < 2 || !(sum >= 60 && sum <= 140) || (!colon && chosen.length < 3 && sum !== 100))
    return null;
  if (!colon && chosen.some((match) => /[<>=]|\b(?:above|below|over|under)\b/.test(match[1] ?? '')))
    return null;
  const rest = parts.slice(count).join(', ');
  return {
    claim: tidy(text.slice(0, start)) || tidy(chosen.map((match) => match[1]).join(' or ')),
    options: chosen.map((match) => ({ label: tidy(match[1] ?? ''), percent: Number(match[2]) })),
    rest: `${text.slice(0, start)} ${rest}`,
  };
}

/** Labels with a percent behind each, or one list of percents behind the last. */
function fromList(pieces: readonly string[], whole: string) {
  const list = PERCENT_LIST.exec(pieces.at(-1) ?? '');
  const numbers = list?.[1]?.split(/[/|,;]/).map((part) => Number.parseFloat(part)) ?? [];
  const lastPiece = pieces.at(-1) ?? '';
  if (list && numbers.length === pieces.length) {
    const labels = [...pieces.slice(0, -1), lastPiece.slice(0, list.index)];
    const options = labels.map((label, index) => ({ label: tidy(label), percent: numbers[index] ?? null }));
    return { options, rest: lastPiece.slice(list.index + list[0].length), body: whole.replace(list[0], '') };
  }
  const own = new RegExp(String.raw`^(.*?)[\s:(-]*${PERCENT.replace('%', '%?')}\)?([^%]*)$`);
  const options = pieces.map((piece, index) => {
    const match = own.exec(piece.trim());
    const isLast = index === pieces.length - 1;
    const isOwn = match && (match[3]?.trim() === '' || isLast || /^[\s,;.\uE0FF]+$/.test(match[3] ?? ''));
    return isOwn
      ? { label: tidy(match[1] ?? ''), percent: Number(match[2]) }
      : { label: tidy(piece), percent: null };
  });
  const lastOwn = own.exec(lastPiece.trim());
  return { options, rest: options.at(-1)?.percent === null ? '' : (lastOwn?.[3] ?? ''), body: whole };
}
