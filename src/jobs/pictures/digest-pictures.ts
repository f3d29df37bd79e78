import { calibrationPicture } from '../../charts/calibration.ts';
import { intervalRecordPicture } from '../../charts/interval-record.ts';
import type { DigestFigures } from '../../figures/digest/digest.ts';

/** What of a digest is drawn, as SVG texts by the names that its parts know; nothing before it would mean anything. */
export function digestPictures({ record }: DigestFigures): Record<string, string> {
  const reliability = record.bins && record.said ? calibrationPicture(record.said.levels) : null;
  const intervals = record.intervals && intervalRecordPicture(record.intervals);
  return {
    ...(reliability ? { reliability: reliability.svg } : {}),
    ...(intervals ? { intervals: intervals.svg } : {}),
  };
}
