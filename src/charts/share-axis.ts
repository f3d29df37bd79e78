import { colours, line, text } from './svg.ts';

const TICKS = [0, 20, 40, 60, 80, 100];

/** A horizontal axis of percents. */
export interface ShareAxis {
  readonly left: number;
  readonly width: number;
}

/** Where a share stands on the axis. */
export function place({ left, width }: ShareAxis, share: number): number {
  return left + share * width;
}

/** Rules from top to bottom with their percents below. */
export function shareAxis(axis: ShareAxis, top: number, bottom: number): string[] {
  return TICKS.flatMap((tick) => {
    const x = place(axis, tick / 100);
    return [
      line([x, top], [x, bottom], colours.rule),
      text(x, bottom + 26, String(tick), { size: 'small', anchor: 'middle', colour: colours.faint }),
    ];
  });
}
