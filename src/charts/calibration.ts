import { isotonicLine } from '../domain/calibration/isotonic-line.ts';
import { countsOf, type Level } from '../domain/calibration/levels.ts';
import { ANSWERS_FOR_A_DIAGRAM, reliabilityBins } from '../domain/calibration/reliability-bins.ts';
import { notYetPicture, notYetWords } from './not-yet.ts';
import { reliabilityAltText, reliabilityDiagram } from './reliability.ts';

/** A picture as SVG text, and the same in words for those who do not see it. */
export interface Picture {
  readonly svg: string;
  readonly alt: string;
}

/**
 * The reliability diagram of a record, with the isotonic line from fifty answers on; below twenty how far it is to the
 * first one.
 *
 * @param levels yes/no forecasts by percent
 */
export function calibrationPicture(levels: readonly Level[]): Picture {
  const { n } = countsOf(levels);
  if (n < ANSWERS_FOR_A_DIAGRAM)
    return { svg: notYetPicture(n), alt: `Reliability diagram: not enough yet. ${notYetWords(n)}` };
  const bins = reliabilityBins(levels);
  const line = isotonicLine(levels);
  return { svg: reliabilityDiagram(bins, line), alt: reliabilityAltText(bins, line) };
}
