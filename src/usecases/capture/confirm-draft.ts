import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import { type Captured, NOTHING_CAPTURED } from '../../domain/capture/captured.ts';
import { chosen, understand } from '../../domain/capture/understand.ts';
import type { Whole } from '../../domain/capture/understanding.ts';
import type { Member } from '../../domain/people/member.ts';
import { type Draft, deleteDraft, findDraft } from '../../store/people/drafts.ts';
import { listLowerIsBetter } from '../../store/people/metrics.ts';
import { findByOrigin } from '../../store/predictions/find.ts';
import { wantHome } from '../../store/surfaces.ts';
import { knowMember } from '../people/know-member.ts';
import { namedIn } from './capture-line.ts';
import { recordProposal } from './record-proposal.ts';
import { shareWhere, sharingIn } from './sharing-way.ts';

/** A tap that agrees to what Hunch understood of a draft, or adds what it lacked. */
export interface Confirmation {
  readonly teamId: string;
  readonly userId: string;
  readonly draftId: string;
  /** The percent tapped or typed, where that was missing. */
  readonly percent: number | null;
  /** Which of two readings was chosen. */
  readonly reading: 0 | 1 | null;
}

/**
 * Why a draft is not recorded: `gone` it was thrown away or is not theirs · `not-clear` something else is missing, the
 * form asks for it · `time-passed` the time to ask at is over by now.
 */
export type ConfirmRefusal = 'gone' | 'not-clear' | 'time-passed';

/** Records a draft as of now; its relative times mean the moment of typing. Tapping twice records once. */
export async function confirmDraft(
  deps: Deps,
  confirmation: Confirmation,
): Promise<Captured | ConfirmRefusal> {
  const { teamId, userId } = confirmation;
  const member = await knowMember(deps, teamId, userId);
  const draft = await findDraft(deps.db.read, teamId, userId, confirmation.draftId);
  const way = await sharingIn(deps, member, draft?.channelId ?? null);
  const recorded = await deps.db.write((tx) => recordDraft(tx, deps, confirmation, member));
  if (typeof recorded === 'string') return recorded;
  const predictionIds = [recorded.predictionId];
  const shared = await shareWhere(deps, member, predictionIds, way);
  return { ...NOTHING_CAPTURED, predictionIds, notes: recorded.notes, named: recorded.named, ...shared };
}

async function recordDraft(tx: Tx, deps: Deps, confirmation: Confirmation, member: Member) {
  const { teamId, userId, draftId } = confirmation;
  const originKey = `draft|${draftId}`;
  const earlier = await findByOrigin(tx, teamId, originKey);
  if (earlier?.authorId === userId) return { predictionId: earlier.id, notes: [], named: [] };
  const draft = await findDraft(tx, teamId, userId, draftId);
  if (!draft) return 'gone';
  const agreed = agreedProposal(draft, confirmation, member, await listLowerIsBetter(tx, teamId));
  if (!agreed) return 'not-clear';
  const now = deps.clock.now();
  if (agreed.proposal.due.at <= now) return 'time-passed';
  const wakesAtNight = member.choices.wakesAtNight;
  const recording = { teamId, authorId: userId, originKey, wakesAtNight, proposal: agreed.proposal };
  const predictionId = await recordProposal(tx, deps, recording, now);
  await deleteDraft(tx, teamId, userId, draftId);
  await wantHome(tx, teamId, userId);
  return { predictionId, notes: agreed.notes, named: namedIn(agreed.mentions, predictionId) };
}

function agreedProposal(
  draft: Draft,
  { percent, reading }: Confirmation,
  member: Member,
  lowerIsBetter: readonly string[],
): Pick<Whole, 'proposal' | 'notes' | 'mentions'> | null {
  const context = {
    zone: member.zone,
    workDays: member.choices.workDays,
    typedAt: draft.typedAt,
    lowerIsBetter,
  };
  const understood = chosen(understand(draft.text, context), reading);
  if (understood.certainty === 'sure' || understood.certainty === 'unsure') return understood;
  if (understood.certainty !== 'needs-percent' || percent === null) return null;
  return {
    proposal: { ...understood.proposal, value: { kind: 'binary', percent } },
    notes: [],
    mentions: [],
  };
}
