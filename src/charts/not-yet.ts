import { ANSWERS_FOR_A_DIAGRAM } from '../domain/calibration/reliability-bins.ts';
import { bar, colours, heading, picture, text } from './svg.ts';

const BAR = { left: 28, top: 106, width: 544, height: 22 };

/**
 * The picture where there are too few answers for one: how far it is to the first.
 *
 * @param answers so far, 0 to below `needed`
 */
export function notYetPicture(answers: number, needed: number = ANSWERS_FOR_A_DIAGRAM): string {
  const share = Math.max(0, Math.min(1, answers / needed));
  return picture(176, [
    ...heading('Not enough yet', notYetWords(answers, needed)),
    bar(BAR.left, BAR.top, BAR.width, BAR.height, colours.luck, 11),
    ...(answers > 0
      ? [bar(BAR.left, BAR.top, Math.max(BAR.height, share * BAR.width), BAR.height, colours.dot, 11)]
      : []),
    text(BAR.left + BAR.width, 154, `${answers} of ${needed}`, {
      size: 'small',
      anchor: 'end',
      colour: colours.faint,
    }),
  ]);
}

/** The same in words. */
export function notYetWords(answers: number, needed: number = ANSWERS_FOR_A_DIAGRAM): string {
  const more = needed - answers;
  return `${more} more ${more === 1 ? 'answer' : 'answers'} until a chart means anything.`;
}
