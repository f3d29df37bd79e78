import type { Deps } from '../../deps.ts';
import type { Captured } from '../../domain/capture/captured.ts';
import type { LineContext } from '../../domain/capture/proposal-of.ts';
import { typedWords } from '../../domain/capture/typed-words.ts';
import { chosen, understand } from '../../domain/capture/understand.ts';
import type { Understanding } from '../../domain/capture/understanding.ts';
import { viewerOf } from '../../domain/people/member.ts';
import type { ForecastValue, Instant, Prediction } from '../../domain/prediction/prediction.ts';
import { SECOND_THOUGHTS_MS } from '../../domain/prediction/windows.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { listForecastsOf } from '../../store/forecasts/forecasts.ts';
import { findDraft } from '../../store/people/drafts.ts';
import { findMember } from '../../store/people/members.ts';
import { listLowerIsBetter } from '../../store/people/metrics.ts';
import { listPredictions } from '../../store/predictions/find.ts';
import { findChannel } from '../../store/workspace/channels.ts';
import { remembering } from './remembering.ts';
import { type Similar, similarTo } from './similar.ts';

/** A recorded prediction as its author reads it back. */
export interface RecordedLine {
  readonly prediction: Prediction;
  /** What the author said last. */
  readonly value: ForecastValue;
  /** Null while private, and where Slack does not tell the name. */
  readonly channelName: string | null;
  /** Whether the claim can still be changed in place. */
  readonly mayEdit: boolean;
  readonly mayWithdraw: boolean;
}

/** A typed line that is not recorded yet, with what Hunch understood. */
export interface DraftLine {
  readonly draftId: string;
  /** As its author would recognise it. */
  readonly text: string;
  readonly understanding: Understanding;
  /** Which of two readings was chosen, where that was asked. */
  readonly reading: 0 | 1 | null;
}

/** What a person reads after typing: what was recorded, and what waits for a tap. */
export interface ReadBack {
  readonly recorded: readonly RecordedLine[];
  readonly drafts: readonly DraftLine[];
  readonly notes: Captured['notes'];
  /** What came of predictions like it; only where one was recorded, and after its forecast was given. */
  readonly similar: Similar | null;
  readonly isCut: boolean;
  readonly named: Captured['named'];
  readonly offer: { readonly channelId: string; readonly name: string } | null;
  readonly notShared: (NonNullable<Captured['notShared']> & { readonly name: string }) | null;
  readonly now: Instant;
  readonly zone: string;
}

/** Gathers what this person recorded or typed; what is not theirs, or gone, is left out. */
export async function readBack(
  deps: Deps,
  viewer: { readonly teamId: string; readonly userId: string },
  captured: Captured,
): Promise<ReadBack> {
  const { teamId, userId } = viewer;
  const now = deps.clock.now();
  const member = await findMember(deps.db.read, teamId, userId);
  const zone = member?.zone ?? 'UTC';
  const context = {
    zone,
    workDays: member?.choices.workDays ?? [],
    lowerIsBetter: await listLowerIsBetter(deps.db.read, teamId),
  };
  const recorded = await recordedLines(deps, viewer, captured.predictionIds, now);
  const [only, ...others] = recorded;
  const isAlone = only && others.length === 0 && captured.draftIds.length === 0;
  return {
    recorded,
    similar:
      isAlone && member
        ? await similarTo(deps.db.read, viewerOf(member, deps.clock.machineNow()), only.prediction)
        : null,
    drafts: await draftLines(deps, viewer, captured, context),
    notes: captured.notes,
    isCut: captured.isCut,
    named: captured.named,
    offer: captured.offerChannelId
      ? { channelId: captured.offerChannelId, name: await channelName(deps, teamId, captured.offerChannelId) }
      : null,
    notShared: captured.notShared && {
      ...captured.notShared,
      name: await channelName(deps, teamId, captured.notShared.channelId),
    },
    now,
    zone,
  };
}

async function recordedLines(
  deps: Deps,
  viewer: { readonly teamId: string; readonly userId: string },
  ids: readonly string[],
  now: Instant,
): Promise<RecordedLine[]> {
  const predictions = (await listPredictions(deps.db.read, viewer.teamId, ids)).filter(
    (prediction) => prediction.authorId === viewer.userId && prediction.withdrawnAt === null,
  );
  const forecasts = await listForecastsOf(deps.db.read, viewer.teamId, ids);
  const lines: RecordedLine[] = [];
  for (const prediction of predictions) {
    const all = forecasts.get(prediction.id) ?? [];
    const own = all.filter((forecast) => forecast.userId === viewer.userId).at(-1);
    if (!own) continue;
    const isOpen = prediction.answer === null && prediction.fellDueAt === null && prediction.due.at > now;
    const isFresh = prediction.recordedAt >= plusMs(now, -SECOND_THOUGHTS_MS);
    const isAlone = all.every((forecast) => forecast.userId === viewer.userId);
    lines.push({
      prediction,
      value: own.value,
      channelName: prediction.sharedChannelId
        ? await channelName(deps, viewer.teamId, prediction.sharedChannelId)
        : null,
      mayEdit: isOpen && isFresh && isAlone,
      mayWithdraw: isOpen,
    });
  }
  return lines;
}

async function draftLines(
  deps: Deps,
  viewer: { readonly teamId: string; readonly userId: string },
  { draftIds, chosen: readings }: Captured,
  context: Omit<LineContext, 'typedAt'>,
): Promise<DraftLine[]> {
  const lines: DraftLine[] = [];
  for (const draftId of draftIds) {
    const draft = await findDraft(deps.db.read, viewer.teamId, viewer.userId, draftId);
    if (!draft) continue;
    const reading = readings[draftId] ?? null;
    const understood = chosen(understand(draft.text, { ...context, typedAt: draft.typedAt }), reading);
    const understanding =
      understood.certainty === 'needs-form'
        ? { ...understood, form: await remembering(deps.db.read, viewer.teamId, understood.form) }
        : understood;
    lines.push({ draftId, text: typedWords(draft.text), understanding, reading });
  }
  return lines;
}

async function channelName(deps: Deps, teamId: string, channelId: string): Promise<string> {
  return (await findChannel(deps.db.read, teamId, channelId))?.name ?? '';
}
