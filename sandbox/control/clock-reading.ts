import type { Workspace } from '../workspace.ts';

/** World time as the control API gives it. */
export interface ClockReading {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly offsetMs: number;
  /** Changes when the workspace is made anew. */
  readonly workspaceId: string;
}

/** World time now. */
export function readClock({ clock, state }: Workspace): ClockReading {
  return {
    now: clock.now(),
    offsetMs: clock.offsetMs(),
    workspaceId: String(state.facts.get('workspace_id')),
  };
}
