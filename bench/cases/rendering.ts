import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { rasterise } from '../../src/charts/rasterise.ts';
import { reliabilityDiagram } from '../../src/charts/reliability.ts';
import { isotonicLine } from '../../src/domain/calibration/isotonic-line.ts';
import { reliabilityBins } from '../../src/domain/calibration/reliability-bins.ts';
import type { Figure } from '../support/report.ts';

const PICTURES = 20;
const PERCENTS = Array.from({ length: 19 }, (_, n) => 5 * (n + 1));
const LIMIT_MS = 20;
/** The monitor's own timer; what it measures beyond that is a stall. */
const RESOLUTION_MS = 1;

/** Pictures one after the other, the first one included: how long nothing else gets a turn meanwhile. */
export async function rendering(): Promise<Figure[]> {
  const baseline = { name: 'the longest at rest', value: await longestStall(() => sleep(1000)) };
  const figures: Figure[] = [];
  for (const outcomes of [300, 5_000, 30_000]) {
    const value = await longestStall(async () => {
      for (let n = 0; n < PICTURES; n += 1) await rasterise(diagram(outcomes));
    });
    const what = `longest stall over ${PICTURES} pictures of ${outcomes} outcomes`;
    figures.push({ what, value, unit: 'ms', limit: LIMIT_MS, baseline });
  }
  return figures;
}

/** The figures behind a picture are drawn from levels: how often each percent was said, and came true. */
function diagram(outcomes: number): string {
  const each = Math.ceil(outcomes / PERCENTS.length);
  const levels = PERCENTS.map((percent) => ({ percent, n: each, yes: Math.round((each * percent) / 100) }));
  return reliabilityDiagram(reliabilityBins(levels), isotonicLine(levels));
}

async function longestStall(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  await sleep(50);
  await work();
  delay.disable();
  return delay.max / 1e6 - RESOLUTION_MS;
}
