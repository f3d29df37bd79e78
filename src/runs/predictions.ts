import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Instant } from '../domain/prediction/prediction.ts';
import { formatMoment } from '../domain/time/format.ts';
import { type ReadBack, readBack } from '../figures/capture/read-back.ts';
import { type ListedPrediction, listFigures } from '../figures/list.ts';
import type { Token } from '../store/tokens.ts';
import { captureLine } from '../usecases/capture/capture-line.ts';
import { knowViewer } from '../usecases/people/know-channel.ts';
import { knowMember } from '../usecases/people/know-member.ts';
import { Refused } from './refused.ts';

/** A prediction typed at a terminal. */
export const predictionSchema = z.object({
  text: z
    .string()
    .trim()
    .min(1)
    .max(3000)
    .meta({ description: 'One line, as in Slack: "val/loss < 1.8 70%"' }),
});

/** States a list may be asked for. */
const STATES = ['open', 'waiting', 'answered'] as const;

/** Records a prediction of the token's person; what does not read surely waits as a draft on their Home. */
export async function recordPrediction(
  deps: Deps,
  token: Token,
  given: unknown,
  idempotencyKey: string | null,
): Promise<{ status: number; body: object }> {
  const person = personOf(deps, token);
  const parsed = predictionSchema.safeParse(given);
  if (!parsed.success) throw new Refused(400, 'send {"text": "what will happen, and a percent"}');
  const captured = await captureLine(deps, {
    ...person,
    channelId: null,
    text: parsed.data.text,
    originKey: `api|${token.id}|${idempotencyKey?.slice(0, 200) ?? deps.newId()}`,
    typedAt: deps.clock.now(),
  });
  deps.wake();
  const shown = await readBack(deps, person, captured);
  const isRecorded = captured.predictionIds.length > 0;
  return {
    status: isRecorded ? 201 : 202,
    body: { text: readBackText(shown), predictions: captured.predictionIds, drafts: captured.draftIds },
  };
}

/** The newest own predictions, for programs and as lines for a terminal. */
export async function listPredictionsOf(
  deps: Deps,
  token: Token,
  state: unknown,
): Promise<{ status: number; body: object }> {
  const person = personOf(deps, token);
  const wanted = STATES.find((one) => one === state) ?? null;
  if (state !== undefined && wanted === null) throw new Refused(400, `state is one of ${STATES.join(', ')}`);
  const viewer = await knowViewer(deps, person.teamId, person.userId);
  const { zone } = await knowMember(deps, person.teamId, person.userId, { unasked: true });
  const { lines, total } = await listFigures(deps.db.read, viewer, { state: wanted, tag: null });
  const now = deps.clock.now();
  const text = lines.length === 0 ? NOTHING_YET : lines.map((line) => lineText(line, now, zone)).join('\n');
  return { status: 200, body: { text, total, predictions: lines.map(toJson) } };
}

const NOTHING_YET = 'No predictions yet. Record one: hunch predict "val/loss < 1.8 70%"';

function personOf(deps: Deps, { teamId, userId }: Token): { teamId: string; userId: string } {
  if (userId === null)
    throw new Refused(
      400,
      `this token is a project's; ${deps.commandName} token in a DM makes one that is yours`,
    );
  return { teamId, userId };
}

function readBackText({ recorded, drafts, now, zone }: ReadBack): string {
  const kept = recorded.map(
    ({ prediction }) =>
      `Recorded: ${prediction.claim}. I will ask ${formatMoment(prediction.due.at, now, zone)}.`,
  );
  const waiting = drafts.map(({ text }) => `Kept as a draft: ${text}. Finish it on Hunch's Home in Slack.`);
  return [...kept, ...waiting].join('\n');
}

function lineText(
  { prediction, said, state, happened }: ListedPrediction,
  now: Instant,
  zone: string,
): string {
  const due = `asked ${formatMoment(prediction.due.at, now, zone)}`;
  const status =
    state === 'answered' ? `came out ${happened}` : state === 'waiting' ? 'waiting for you' : due;
  return [prediction.claim, said, status].filter(Boolean).join('  ·  ');
}

function toJson({ prediction, said, state, happened }: ListedPrediction) {
  const { id, kind, claim, tags, recordedAt, due, run } = prediction;
  return {
    id,
    kind,
    claim,
    said,
    state,
    happened,
    tags,
    recorded_at: recordedAt,
    due_at: due.at,
    run: run.label,
  };
}
