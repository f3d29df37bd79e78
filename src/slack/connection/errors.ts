import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Db } from '../../../db/connect.ts';
import type { Trouble } from '../../../db/trouble.ts';
import type { FindOpenAck } from './acks.ts';
import { describeError } from './bolt-logger.ts';

/** What the handler of errors needs to answer the person. */
interface Answering {
  readonly openAck: FindOpenAck;
  readonly troubleOf: Db['troubleOf'];
}

/**
 * What happens when a listener throws: the log gets a reference id, class and code (never text), and the person gets
 * the same id: in the form they submitted, which stays open with what they typed, or where they clicked or typed a
 * command.
 */
export function errorHandler(log: Logger, { openAck, troubleOf }: Answering) {
  return async ({ error, body }: { readonly error: Error; readonly body: object }): Promise<void> => {
    // Resolving would make Bolt ack, and the payload would be lost while Slack believes that it was handled.
    if (isAuthorizationError(error)) throw error;
    const reference = randomBytes(4).toString('hex');
    const trouble = troubleOf(error);
    log.error({ reference, error: describeError(error), trouble, at: whereFrom(error) }, 'a listener failed');
    const ack = openAck(body);
    const field = firstField(body);
    if (ack && field !== undefined) {
      const sentence = `${whatHappened(trouble)} What you typed is still here: send it again in a minute. ${ifItStays(reference)}`;
      await ack({ response_action: 'errors', errors: { [field]: sentence } });
      return;
    }
    await tell(
      body,
      `${whatHappened(trouble)} Try once more in a minute. ${ifItStays(reference)}`,
      reference,
      log,
    );
  };
}

const reasons: Readonly<Record<Trouble, string>> = {
  full: "the disk that holds Hunch's data is full",
  'read-only': 'Hunch may not write to its data at the moment',
  held: "something else holds Hunch's data at the moment",
  gone: "Hunch's database does not answer at the moment",
};

function whatHappened(trouble: Trouble | null): string {
  if (trouble === null) return "That did not work, and it is Hunch's fault, not yours. Nothing was changed.";
  return `Nothing was recorded: ${reasons[trouble]}.`;
}

const ifItStays = (reference: string) =>
  `If it happens again, tell whoever runs Hunch this reference: ${reference}`;

/** Where a form that was submitted can show an error; undefined for everything else, and for forms without fields. */
function firstField(body: object): string | undefined {
  if (!('type' in body) || body.type !== 'view_submission') return undefined;
  return submitted.safeParse(body).data?.view.blocks.find(({ type }) => type === 'input')?.block_id;
}

const submitted = z.object({
  view: z.object({ blocks: z.array(z.object({ type: z.string(), block_id: z.string() })) }),
});

function isAuthorizationError(error: Error): boolean {
  return 'code' in error && error.code === 'slack_bolt_authorization_error';
}

/** The stack's lines without its first, which repeats the message. */
function whereFrom(error: Error): string | undefined {
  return error.stack?.split('\n').slice(1, 4).join(' ');
}

async function tell(body: object, text: string, reference: string, log: Logger): Promise<void> {
  const url = 'response_url' in body && typeof body.response_url === 'string' ? body.response_url : null;
  if (url === null) return;
  try {
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, response_type: 'ephemeral', replace_original: false }),
      signal: AbortSignal.timeout(2500),
    });
  } catch {
    log.warn({ reference }, 'the person could not be told');
  }
}
