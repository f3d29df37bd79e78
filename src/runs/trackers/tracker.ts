import type { Run, RunReport } from '../../domain/runs/report.ts';

/** What a tracker said when it was asked about a run. */
export type TrackerAnswer =
  | { readonly kind: 'run'; readonly report: RunReport }
  /** It knows no such run, or does not show it. */
  | { readonly kind: 'absent' }
  /** It did not answer, or not with what it documents; nothing more should be asked of it for a while. */
  | { readonly kind: 'trouble'; readonly code: string; readonly retryAfterMs: number | null };

/**
 * A tracker that Hunch may ask, at the one address that was set for it: what people paste names a run, never where
 * to look. Makes one request, with a time-out and without following redirects; never throws.
 */
export interface Tracker {
  readonly source: 'mlflow' | 'wandb';
  ask(run: Pick<Run, 'entity' | 'project' | 'runId'>, stop: AbortSignal): Promise<TrackerAnswer>;
}
