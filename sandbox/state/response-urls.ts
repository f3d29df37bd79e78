import { randomBytes } from 'node:crypto';
import { Refusal } from '../refusal.ts';

/** What a response URL answers to. */
export interface ResponseTarget {
  readonly from: 'command' | 'message' | 'ephemeral' | 'view';
  readonly userId: string;
  readonly channelId: string;
  /** The message a button was on, or a shortcut was used on. */
  readonly messageTs: string | null;
  readonly threadTs: string | null;
}

/** URLs by which an app answers an interaction: five uses within 30 minutes of machine time. */
export interface ResponseUrls {
  issue(target: ResponseTarget): string;
  /** Counts one use. @throws Refusal invalid_url, used_url or expired_url. */
  use(path: string): ResponseTarget;
}

/** @see https://docs.slack.dev/interactivity/handling-user-interaction */
const RESPONSE_URL_USES = 5;
const RESPONSE_URL_LIFE_MS = 30 * 60_000;

/** Issues URLs below `base()`. `monotonic` is the machine's clock in milliseconds. */
export function openResponseUrls(base: () => string, monotonic: () => number): ResponseUrls {
  const issued = new Map<string, ResponseTarget & { readonly at: number; uses: number }>();
  return {
    issue(target) {
      const path = randomBytes(12).toString('hex');
      issued.set(path, { ...target, at: monotonic(), uses: 0 });
      return `${base()}/response/${path}`;
    },
    use(path) {
      const found = issued.get(path);
      if (!found) throw new Refusal('invalid_url');
      if (monotonic() - found.at > RESPONSE_URL_LIFE_MS) throw new Refusal('expired_url');
      if (found.uses >= RESPONSE_URL_USES) throw new Refusal('used_url');
      found.uses += 1;
      return found;
    },
  };
}
