import type { Refusal } from './reading.ts';

/** Why a line cannot be recorded as it stands and how to mend it, in words for its author. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'empty':
      return 'Say what will happen and how sure you are: “val_loss < 0.35 by tomorrow 5pm 70%”.';
    case 'too-long':
      return `It has ${refusal.length} characters; keep it to ${refusal.max}.`;
    case 'percent-out-of-range':
      return `${refusal.typed} is no probability: a percent lies between 0 and 100.`;
    case 'percents-do-not-sum':
      return `The percents of the options sum to ${Number(refusal.sum.toFixed(2))}; they must sum to 100.`;
    case 'low-above-high':
      return `The low end (${refusal.low}) is above the high end (${refusal.high}). Swap them, or correct one.`;
    case 'number-too-large':
      return 'That number is too large to reckon with. Write it in a larger unit.';
    case 'too-many-options':
      return `There are ${refusal.count} options; at most ${refusal.max} fit.`;
    case 'option-too-long':
      return `“${refusal.label}” is too long for an option; keep it to ${refusal.max} characters.`;
    case 'options-alike':
      return `Two options are the same: “${refusal.label}”. Give each a name of its own.`;
    case 'decimal-comma':
      return `Does ${refusal.typed} mean a decimal or two numbers? Write a point for decimals.`;
    case 'past-time':
      return `“${refusal.phrase}” is over already. Give a time that is still to come.`;
    case 'too-far':
      return `“${refusal.phrase}” is too far away: at most two years ahead.`;
    case 'ambiguous-date':
      return `Which part of “${refusal.phrase}” is the month? Write it like 2026-12-24, or 24 Dec.`;
    case 'no-such-time':
      return `There is no such time as “${refusal.phrase}”. Write it like 17:00, or 2026-12-24 17:00.`;
  }
}
