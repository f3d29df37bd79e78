import { randomBytes } from 'node:crypto';
import { Refusal } from '../refusal.ts';

/** What a trigger stands for: a person did something, perhaps inside a modal. */
interface Trigger {
  readonly userId: string;
  readonly viewId: string | null;
  /** Conversation the person was in. */
  readonly channelId: string | null;
}

/** Triggers open modals: once, within three seconds of machine time. */
export interface Triggers {
  issue(trigger: Trigger): string;
  /** @throws Refusal invalid_trigger_id, exchanged_trigger_id or expired_trigger_id. */
  exchange(id: string): Trigger;
}

/** @see https://docs.slack.dev/interactivity/handling-user-interaction */
const TRIGGER_LIFE_MS = 3_000;

/** Older ones are unknown rather than expired. */
const REMEMBERED = 10_000;

/** No triggers issued yet. */
export function openTriggers(): Triggers {
  const issued = new Map<string, Trigger & { readonly at: number; used: boolean }>();
  let count = 0;
  return {
    issue(trigger) {
      count += 1;
      const id = `${count}.${Date.now()}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { ...trigger, at: performance.now(), used: false });
      const [oldest] = issued.keys();
      if (issued.size > REMEMBERED && oldest !== undefined) issued.delete(oldest);
      return id;
    },
    exchange(id) {
      const trigger = issued.get(id);
      if (!trigger) throw new Refusal('invalid_trigger_id');
      if (trigger.used) throw new Refusal('exchanged_trigger_id');
      if (performance.now() - trigger.at > TRIGGER_LIFE_MS) throw new Refusal('expired_trigger_id');
      trigger.used = true;
      return { userId: trigger.userId, viewId: trigger.viewId, channelId: trigger.channelId };
    },
  };
}
