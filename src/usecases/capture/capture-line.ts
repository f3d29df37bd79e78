import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import { type Captured, type NamedPerson, NOTHING_CAPTURED } from '../../domain/capture/captured.ts';
import type { Proposal } from '../../domain/capture/proposal.ts';
import type { LineContext } from '../../domain/capture/proposal-of.ts';
import { understand } from '../../domain/capture/understand.ts';
import type { Member } from '../../domain/people/member.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { MentionRead, Note } from '../../domain/reading/reading.ts';
import { keepDraft } from '../../store/people/drafts.ts';
import { listLowerIsBetter } from '../../store/people/metrics.ts';
import { wantHome } from '../../store/surfaces.ts';
import { knowMember } from '../people/know-member.ts';
import { recordProposal } from './record-proposal.ts';
import { shareWhere, sharingIn } from './sharing-way.ts';

/** Text that somebody typed to Hunch as one or more predictions. */
export interface TypedText {
  readonly teamId: string;
  readonly userId: string;
  /** Where it was typed; null outside Slack. */
  readonly channelId: string | null;
  readonly text: string;
  /** Names the inbound request, so that a redelivery captures nothing twice. */
  readonly originKey: string;
  /** Relative times mean this moment (world time). */
  readonly typedAt: Instant;
  /** The run at whose start it was typed. */
  readonly run?: Proposal['run'];
}

/** Lines that are read in one go; those beyond wait as drafts. */
const LINES_AT_ONCE = 8;

/**
 * Captures typed text, a prediction a line: what reads surely is recorded, everything else is kept as a draft to be
 * confirmed or finished; nothing typed is lost. Shared at once only where the author chose so for good.
 */
export async function captureLine(deps: Deps, typed: TypedText): Promise<Captured> {
  const member = await knowMember(deps, typed.teamId, typed.userId, { unasked: typed.channelId === null });
  const way = await sharingIn(deps, member, typed.channelId);
  const { zone, choices } = member;
  const context = {
    zone,
    workDays: choices.workDays,
    typedAt: typed.typedAt,
    run: typed.run ?? null,
    lowerIsBetter: await listLowerIsBetter(deps.db.read, typed.teamId),
  };
  const lines = linesOf(typed.text);
  const caught = await deps.db.write(async (tx) => {
    const predictionIds: string[] = [];
    const draftIds: string[] = [];
    const notes: Note[] = [];
    const named: NamedPerson[] = [];
    for (const [position, line] of lines.entries()) {
      const one = { ...typed, text: line, originKey: `${typed.originKey}|${position}` };
      const recorded = position < LINES_AT_ONCE ? await recordSure(tx, deps, one, member, context) : null;
      if (recorded) predictionIds.push(recorded.id);
      else
        draftIds.push(
          await keepDraft(tx, { ...one, id: deps.newId(), form: null }, deps.retention.draftDays),
        );
      notes.push(...(recorded?.notes ?? []));
      named.push(...(recorded?.named ?? []));
    }
    await wantHome(tx, typed.teamId, typed.userId);
    return { predictionIds, draftIds: draftIds.slice(0, LINES_AT_ONCE), notes, named };
  });
  const isCut = lines.length > LINES_AT_ONCE;
  return {
    ...NOTHING_CAPTURED,
    ...caught,
    isCut,
    ...(await shareWhere(deps, member, caught.predictionIds, way)),
  };
}

/** Records a line that reads surely; null, and nothing changed, if it does not. */
async function recordSure(
  tx: Tx,
  deps: Deps,
  typed: TypedText,
  member: Member,
  context: LineContext,
): Promise<(Pick<Captured, 'notes' | 'named'> & { readonly id: string }) | null> {
  const understood = understand(typed.text, context);
  if (understood.certainty !== 'sure') return null;
  const recording = {
    teamId: typed.teamId,
    authorId: typed.userId,
    originKey: typed.originKey,
    wakesAtNight: member.choices.wakesAtNight,
    proposal: understood.proposal,
  };
  const id = await recordProposal(tx, deps, recording, typed.typedAt);
  return { id, notes: understood.notes, named: namedIn(understood.mentions, id) };
}

/** Those of the people named whom Slack told the id of. */
export function namedIn(mentions: readonly MentionRead[], predictionId: string): NamedPerson[] {
  return mentions.flatMap(({ userId, name }) => (userId === null ? [] : [{ predictionId, userId, name }]));
}

/** Lines with something in them, well formed for every database. */
function linesOf(text: string): string[] {
  const lines = text.toWellFormed().replaceAll('\u0000', '').split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
