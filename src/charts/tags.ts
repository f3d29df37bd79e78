import type { TagRate } from '../domain/patterns/tag-shrink.ts';
import { percentWords } from '../domain/words/numbers.ts';
import { legendRow } from './legend.ts';
import { place, type ShareAxis, shareAxis } from './share-axis.ts';
import { bar, colours, dot, heading, LEFT, picture, ring, text } from './svg.ts';

/** Rows of the picture; more would be too small to read on a phone. */
const TAGS_DRAWN_MAX = 8;

/** A row of the picture. Its tag is in the message beside it, under the same number: no font covers every script. */
export interface TagDrawn extends Pick<TagRate, 'n' | 'stated' | 'estimate' | 'low' | 'high'> {
  /** The e-value rule lets it be said that said and happened differ here. */
  readonly isClaimed: boolean;
}

const AXIS: ShareAxis = { left: 84, width: 400 };
const TOP = 130;
const STEP = 50;

/**
 * Said against happened, tag by tag, with what the sample supports.
 *
 * @param tags one to eight, in the order of the numbers in the message
 * @returns SVG text; the same input gives the same bytes
 * @throws RangeError for no tag or more than eight
 */
export function tagsPicture(tags: readonly TagDrawn[]): string {
  if (tags.length < 1 || tags.length > TAGS_DRAWN_MAX)
    throw new RangeError(`one to ${TAGS_DRAWN_MAX} tags can be drawn, not ${tags.length}`);
  const bottom = TOP + tags.length * STEP;
  return picture(bottom + 84, [
    ...heading('Said and happened, by tag', 'The numbers at the left are those of the message.'),
    text(572, TOP - 14, 'answers', { size: 'small', anchor: 'end', colour: colours.faint }),
    ...shareAxis(AXIS, TOP, bottom),
    ...tags.flatMap((tag, index) => row(tag, index)),
    ...legendRow(bottom + 64, [
      { words: 'said', mark: 'ring' },
      { words: 'happens', mark: 'dot' },
      ...(tags.some(({ isClaimed }) => isClaimed)
        ? [{ words: 'beyond luck', mark: 'outside' } as const]
        : []),
      { words: '90% interval', mark: 'bar' },
    ]),
  ]);
}

/** What the picture says, for those who do not see it; by number as in the picture. */
export function tagsAltText(tags: readonly TagDrawn[]): string {
  const rows = tags.map(
    ({ n, stated, estimate, low, high, isClaimed }, index) =>
      `${index + 1}: said ${percentWords(stated)}, happens about ${percentWords(estimate)} (${percentWords(low)} to ${percentWords(high)}; n=${n}${isClaimed ? '; beyond luck' : ''})`,
  );
  return `Said and happened by tag, numbered as in the message. ${rows.join('; ')}.`;
}

function row({ n, stated, estimate, low, high, isClaimed }: TagDrawn, index: number): string[] {
  const middle = TOP + (index + 0.5) * STEP;
  const [from, to] = [place(AXIS, low), place(AXIS, high)];
  return [
    text(LEFT, middle + 7, String(index + 1), { bold: true }),
    bar(from, middle - 11, Math.max(4, to - from), 22, colours.luck),
    ring(place(AXIS, stated), middle),
    dot(place(AXIS, estimate), middle, isClaimed),
    text(572, middle + 7, String(n), { size: 'small', anchor: 'end', colour: colours.faint }),
  ];
}
