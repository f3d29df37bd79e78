import type { LogEntry, SandboxClient, SeenMessage } from '../../sandbox/client.ts';

/** Measures something that a person does, in milliseconds from when Slack tells Hunch. */
export type Measure = (
  slack: SandboxClient,
  act: () => Promise<{ readonly ackMs?: number; readonly error?: string }>,
) => Promise<number>;

/** Until Hunch acked. One that was not acked within Slack's three seconds counts with those. */
export const ackOf: Measure = async (_slack, act) => {
  const { ackMs, error } = await act();
  if (ackMs === undefined) throw new Error(`nothing reached Hunch: ${error}`);
  return ackMs;
};

/**
 * Until the first byte of Hunch's call of a method.
 *
 * @param told what Slack's payload is called in the sandbox's log
 */
export function untilFirst(method: string, told: string): Measure {
  let seen = 0;
  return async (slack, act) => {
    // The whole log is megabytes; reading it each time would be what is measured.
    const after = (await slack.log({ after: seen })).at(-1)?.id ?? seen;
    seen = after;
    await act();
    const asked = (await slack.log({ method: told, after })).find(
      ({ direction }) => direction === 'slack-to-app',
    );
    const called = async () => (await slack.log({ method, after })).find(isFor(asked));
    const first = await slack.waitFor(called, TOO_LATE_MS).catch(() => null);
    return first ? Date.parse(first.at) - Date.parse(asked?.at ?? '') : TOO_LATE_MS;
  };
}

/** Until the event of a message was acked. */
export async function untilMessageAcked(
  slack: SandboxClient,
  say: () => Promise<SeenMessage>,
): Promise<number> {
  const { ts } = await say();
  const told = await slack.log({ method: 'message', direction: 'slack-to-app' });
  const entry = told.find(({ request }) => JSON.stringify(request).includes(`"${ts}"`));
  return entry?.tookMs ?? TOO_LATE_MS;
}

/** What did not come by then did not come for the person either. */
const TOO_LATE_MS = 3000;

/** Whether a call belongs to what Slack told: by its trigger, or by the person. */
function isFor(asked: LogEntry | undefined): (called: LogEntry) => boolean {
  const { trigger_id: trigger, event } = Object(asked?.request);
  return ({ request }) => {
    const { trigger_id: its, user_id: user } = Object(request);
    return trigger === undefined ? user === event?.user : its === trigger;
  };
}
