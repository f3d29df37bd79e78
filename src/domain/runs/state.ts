/** Where a training run stands, in the words of W&B. */
export type RunState = 'pending' | 'running' | 'finished' | 'failed' | 'crashed' | 'killed';

/** What each state is called by trackers, schedulers and people, in lower case. */
const SPELLINGS: Readonly<Record<RunState, readonly string[]>> = {
  pending: ['pending', 'scheduled', 'created', 'queued', 'requeued', 'submitted', 'starting', 'waiting'],
  running: ['running', 'start', 'started', 'in_progress', 'recovering', 'recovered', 'resumed'],
  finished: [
    'finished',
    'finish',
    'completed',
    'complete',
    'published',
    'closed',
    'succeeded',
    'success',
    'done',
    'ok',
    'neutral',
  ],
  failed: [
    'failed',
    'failure',
    'error',
    'errored',
    'out_of_memory',
    'timeout',
    'timed_out',
    'node_fail',
    'startup_failure',
  ],
  crashed: ['crashed', 'crash'],
  killed: [
    'killed',
    'stopped',
    'cancelled',
    'canceled',
    'aborted',
    'preempted',
    'interrupted',
    'skipped',
    'stale',
  ],
};

/** The state that a word means, in any case; null for a word that nobody is known to use. */
export function readRunState(word: string): RunState | null {
  const typed = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  for (const [state, spellings] of Object.entries(SPELLINGS))
    if (spellings.includes(typed)) return state as RunState;
  // SkyPilot says FAILED_PRECHECKS, FAILED_SETUP and more.
  return typed.startsWith('failed_') ? 'failed' : null;
}

/** The six words that are documented. */
export const RUN_STATES = Object.keys(SPELLINGS) as readonly RunState[];

/** Whether the run is over. */
export const isOver = (state: RunState): boolean => state !== 'pending' && state !== 'running';
