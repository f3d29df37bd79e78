import { calibration } from './calibration.ts';
import { evidence } from './evidence.ts';
import type { Measures } from './input.ts';
import { intervalsAndGroups } from './intervals-and-groups.ts';
import { scores } from './scores.ts';

/** Every function of the vectors file. */
export const measures: Measures = { ...scores, ...calibration, ...evidence, ...intervalsAndGroups };
