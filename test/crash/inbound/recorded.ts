import { connect } from '../../../db/connect.ts';
import type { Pressed, Typed } from './typing.ts';

/** A prediction as Hunch has it. */
interface Recorded {
  readonly claim: string;
  readonly due_at: string;
  readonly outcome: string | null;
  readonly percent: number | null;
  readonly forecasts: number;
  readonly scores: number;
}

/** An event as the inbox has it. */
interface Kept {
  readonly body: string;
  readonly attempts: number;
  readonly done_at: string | null;
}

/** What Hunch has, against what people were told that it has taken. */
export interface InboundVerdict {
  /** Acked, and not there as it was typed; or answered, acked, and not answered. */
  readonly ackedLost: readonly string[];
  /** There more than once, or scored more than once. */
  readonly recordedTwice: readonly string[];
  /** What is to be asked, exactly once, with its due time in world milliseconds. */
  readonly toAsk: readonly { readonly word: string; readonly dueMs: number; readonly authorId: string }[];
}

/**
 * Compares the client's ledger with the database: what was acked is there exactly once with the same content, what was
 * not acked is there at most once.
 *
 * @param nowMs world time: what is due later is not to be asked yet
 */
export async function judgeInbound(
  url: string,
  typed: readonly Typed[],
  pressed: readonly Pressed[],
  nowMs: number,
): Promise<InboundVerdict> {
  const { rows, inbox } = await readRecorded(url);
  const rowsOf = (word: string) => rows.filter(({ claim }) => claim.includes(word));
  const isThere = ({ word, percent }: Typed) => rowsOf(word).some((row) => row.percent === percent);
  const isYes = ({ word }: Pressed) => rowsOf(word).some(({ outcome }) => outcome === 'yes');
  const isTwice = (of: readonly Recorded[]) =>
    of.length > 1 || of.some(({ forecasts, scores }) => forecasts > 1 || scores > 1);
  return {
    ackedLost: [
      ...typed
        .filter((one) => one.isAcked && !isThere(one))
        .map(({ word, how }) => `${word} as a ${how}${keptAs(inbox, word)}, ${rowsOf(word).length} rows`),
      ...pressed.filter((one) => one.isAcked && !isYes(one)).map(({ word }) => `answer of ${word}`),
    ],
    recordedTwice: typed.filter(({ word }) => isTwice(rowsOf(word))).map(({ word }) => word),
    toAsk: typed.flatMap(({ word, authorId }) => {
      const dueMs = Date.parse(rowsOf(word)[0]?.due_at ?? '');
      return dueMs <= nowMs ? [{ word, dueMs, authorId }] : [];
    }),
  };
}

/** What the inbox says of a message, which explains why it is not recorded. */
function keptAs(inbox: readonly Kept[], word: string): string {
  const kept = inbox.find(({ body }) => body.includes(word));
  return kept ? `, kept, ${kept.attempts} tries, done ${kept.done_at ?? 'not yet'}` : '';
}

async function readRecorded(
  url: string,
): Promise<{ readonly rows: readonly Recorded[]; readonly inbox: readonly Kept[] }> {
  const db = await connect({ url });
  try {
    const inbox = await db.read.selectFrom('inbox').select(['body', 'attempts', 'done_at']).execute();
    const rows = await db.read
      .selectFrom('predictions')
      .select(['claim', 'due_at', 'outcome'])
      .select((select) => [
        select
          .selectFrom('forecasts')
          .select((inner) => inner.fn.max('percent').as('percent'))
          .whereRef('forecasts.prediction_id', '=', 'predictions.id')
          .as('percent'),
        select
          .selectFrom('forecasts')
          .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('n'))
          .whereRef('forecasts.prediction_id', '=', 'predictions.id')
          .$castTo<number>()
          .as('forecasts'),
        select
          .selectFrom('scores')
          .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('n'))
          .whereRef('scores.prediction_id', '=', 'predictions.id')
          .$castTo<number>()
          .as('scores'),
      ])
      .$castTo<Recorded>()
      .execute();
    return { rows, inbox };
  } finally {
    await db.close();
  }
}
