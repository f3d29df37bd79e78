import type { Member } from '../people/member.ts';
import type { Instant } from '../prediction/prediction.ts';
import { plusMs } from '../time/wall.ts';
import { afterNight } from '../time/working-hours.ts';
import type { Run } from './report.ts';

/** A run that ends sooner was a mistake or a smoke test, and nobody is asked about it. */
export const PROMPT_AFTER_MS = 3 * 60_000;
/** Prompts that a person, or a project's channel, gets in 24 hours at most. */
const PROMPTS_A_DAY = 5;

/** What a start asks: a prediction, whether to ask at starts at all, or whose run this is. */
export interface RunPrompt {
  readonly asks: 'prediction' | 'whether' | 'whose';
  /** One message for each key, for ever: one for a group of runs, one question whether. */
  readonly key: string;
  readonly userId: string | null;
  readonly channelId: string | null;
  readonly dueAt: Instant;
}

/** What the start of a run asks, and when; null to keep quiet. Quiet is the default: nobody is asked before they said so. */
export function runPromptOf(
  run: Run,
  around: {
    readonly owner: Member | null;
    /** The channel of a project's token. */
    readonly projectChannelId: string | null;
    readonly promptsLately: number;
  },
  now: Instant,
): RunPrompt | null {
  const { owner, projectChannelId } = around;
  const what = run.group === '' ? run.id : `${run.source}|${run.entity}|${run.project}|${run.group}`;
  const after = run.prompt === 'now' ? now : plusMs(now, PROMPT_AFTER_MS);
  if (owner === null) {
    if (projectChannelId === null || around.promptsLately >= PROMPTS_A_DAY) return null;
    const key = `run-whose|${run.teamId}|${projectChannelId}|${what}`;
    // Never at once: Slack may yet say whose address the report named.
    const dueAt = plusMs(now, PROMPT_AFTER_MS);
    return { asks: 'whose', key, userId: null, channelId: projectChannelId, dueAt };
  }
  const to = { userId: owner.userId, channelId: null };
  const dueAt = owner.choices.wakesAtNight ? after : afterNight(after, owner.zone, owner.choices.day);
  switch (owner.choices.runPrompts) {
    case 'unset':
      return { asks: 'whether', key: `run-whether|${run.teamId}|${owner.userId}`, ...to, dueAt };
    case 'every-start': {
      if (around.promptsLately >= PROMPTS_A_DAY) return null;
      return { asks: 'prediction', key: `run-prompt|${run.teamId}|${owner.userId}|${what}`, ...to, dueAt };
    }
    default:
      return null;
  }
}
