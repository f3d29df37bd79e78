import type { Settings } from '../../config.ts';
import { mlflowTracker } from './mlflow.ts';
import type { Tracker } from './tracker.ts';
import { wandbTracker } from './wandb.ts';

/** The trackers that were set up. */
export function openTrackers({ mlflow, wandb }: Settings['trackers']): Tracker[] {
  return [...(mlflow ? [mlflowTracker(mlflow)] : []), ...(wandb ? [wandbTracker(wandb)] : [])];
}
