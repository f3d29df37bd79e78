import { at, colours, line, picture, text } from './svg.ts';

/** What a dot of the diagram is drawn from; shares 0 to 1. */
export interface ReliabilityDot {
  readonly n: number;
  readonly hits: number;
  readonly meanProbability: number;
  readonly rate: number;
  readonly luckLow: number;
  readonly luckHigh: number;
  readonly isOutsideLuck: boolean;
}

const WIDTH = 640;
const HEIGHT = 660;
const PLOT = { left: 76, top: 84, size: 500 };
const BAR_WIDTH = 22;
const DOT_MIN = 5;
const DOT_MAX = 12;
const GRID = [0, 20, 40, 60, 80, 100];

/**
 * Reliability diagram: what was said against how often it happened, one dot a bin, each with the bar within which luck
 * alone would put it. Dots grow with the number of forecasts behind them.
 *
 * @param bins as `reliabilityBins` gives them, at least one
 * @returns SVG text; the same bins give the same bytes
 */
export function reliabilityDiagram(bins: readonly ReliabilityDot[]): string {
  const total = bins.reduce((sum, bin) => sum + bin.n, 0);
  const most = Math.max(...bins.map((bin) => bin.n));
  return picture(WIDTH, HEIGHT, [
    text(PLOT.left, 36, 'Said and happened', { size: 'title', bold: true }),
    text(PLOT.left, 60, `${total} outcomes. A dot inside its bar could be luck.`, {
      size: 'small',
      colour: colours.faint,
    }),
    ...grid(),
    line(x(0), y(0), x(1), y(1), colours.line, '5 5'),
    ...bins.flatMap((bin) => [luckBar(bin)]),
    ...bins.flatMap((bin) => dot(bin, most)),
    text(PLOT.left + PLOT.size / 2, HEIGHT - 18, 'Said, percent', {
      anchor: 'middle',
      colour: colours.faint,
    }),
    `<g transform="rotate(-90 22 ${PLOT.top + PLOT.size / 2})">${text(22, PLOT.top + PLOT.size / 2, 'Happened, percent', { anchor: 'middle', colour: colours.faint })}</g>`,
  ]);
}

const x = (share: number) => PLOT.left + share * PLOT.size;
const y = (share: number) => PLOT.top + (1 - share) * PLOT.size;

function grid(): string[] {
  return GRID.flatMap((percent) => [
    line(x(0), y(percent / 100), x(1), y(percent / 100), colours.rule),
    line(x(percent / 100), y(0), x(percent / 100), y(1), colours.rule),
    text(PLOT.left - 10, y(percent / 100) + 5, String(percent), {
      size: 'small',
      anchor: 'end',
      colour: colours.faint,
    }),
    text(x(percent / 100), y(0) + 22, String(percent), {
      size: 'small',
      anchor: 'middle',
      colour: colours.faint,
    }),
  ]);
}

function luckBar(bin: ReliabilityDot): string {
  const top = y(bin.luckHigh);
  const height = Math.max(2, y(bin.luckLow) - top);
  return `<rect x="${at(x(bin.meanProbability) - BAR_WIDTH / 2)}" y="${at(top)}" width="${BAR_WIDTH}" height="${at(height)}" rx="4" fill="${colours.luck}" fill-opacity="0.75"/>`;
}

function dot(bin: ReliabilityDot, most: number): string[] {
  const radius = DOT_MIN + (DOT_MAX - DOT_MIN) * Math.sqrt(bin.n / most);
  const [cx, cy] = [x(bin.meanProbability), y(bin.rate)];
  const colour = bin.isOutsideLuck ? colours.outside : colours.dot;
  const isRight = bin.meanProbability > 0.9;
  return [
    `<circle cx="${at(cx)}" cy="${at(cy)}" r="${at(radius)}" fill="${colour}" stroke="${colours.paper}" stroke-width="2"/>`,
    text(isRight ? cx - radius - 6 : cx + radius + 6, cy + 5, String(bin.n), {
      size: 'small',
      anchor: isRight ? 'end' : 'start',
      colour,
      bold: true,
    }),
  ];
}

/** What the picture says, for those who do not see it; every number in it is the picture's. */
export function reliabilityAltText(bins: readonly ReliabilityDot[]): string {
  const percent = (share: number) => Math.round(share * 100);
  const parts = bins.map((bin) => {
    const where = bin.isOutsideLuck ? ', more than luck' : '';
    return `said ${percent(bin.meanProbability)}%: happened ${bin.hits} of ${bin.n} (${percent(bin.rate)}%${where})`;
  });
  return `Reliability diagram. ${parts.join('; ')}.`;
}
