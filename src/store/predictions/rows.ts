import type { Row } from '../../../db/schema.ts';
import type { Answer, Outcome, Prediction } from '../../domain/prediction/prediction.ts';

/** The columns that say what happened; all null stands for unanswered. */
export function outcomeColumns(outcome: Outcome) {
  return {
    outcome: outcome.kind,
    outcome_number: outcome.kind === 'number' ? outcome.value : null,
    outcome_option: outcome.kind === 'option' ? outcome.option : null,
    void_reason: outcome.kind === 'void' ? outcome.reason : null,
  };
}

/** A row with its options (in order) and tags as the domain speaks of it. */
export function toPrediction(
  row: Row<'predictions'>,
  options: readonly string[],
  tags: readonly string[],
): Prediction {
  return {
    teamId: row.team_id,
    id: row.id,
    authorId: row.author_id,
    askedId: row.asked_id,
    kind: row.kind,
    claim: row.claim,
    reason: row.reason,
    metric: row.metric,
    comparator: row.comparator,
    threshold: row.threshold,
    unit: row.unit,
    scale: row.scale,
    scoringUnit: row.scoring_unit,
    reference: row.reference_name === null ? null : { name: row.reference_name, value: row.reference_value },
    options,
    tags,
    run: { rowId: row.run_row_id, label: row.run_label, url: row.run_url },
    recordedAt: row.recorded_at,
    due: {
      rule: row.due_rule,
      at: row.due_at,
      phrase: row.due_phrase,
      isChosen: row.is_due_chosen === 1,
    },
    dueSeq: row.due_seq,
    wakesAtNight: row.wakes_at_night === 1,
    closedAt: row.closed_at,
    fellDueAt: row.fell_due_at,
    hidesForecasts: row.hides_forecasts === 1,
    sharedChannelId: row.shared_channel_id,
    editedAt: row.edited_at,
    withdrawnAt: row.withdrawn_at,
    answerSeq: row.answer_seq,
    answer: toAnswer(row),
  };
}

function toAnswer(row: Row<'predictions'>): Answer | null {
  const outcome = toOutcome(row);
  if (outcome === null || row.answer_id === null || row.answered_at === null || row.answered_by === null)
    return null;
  return {
    id: row.answer_id,
    outcome,
    at: row.answered_at,
    by: row.answered_by,
    note: row.note,
    lesson: row.lesson,
    why: row.why,
  };
}

function toOutcome(row: Row<'predictions'>): Outcome | null {
  switch (row.outcome) {
    case null:
      return null;
    case 'yes':
    case 'no':
      return { kind: row.outcome };
    case 'number':
      return row.outcome_number === null ? null : { kind: 'number', value: row.outcome_number };
    case 'option':
      return row.outcome_option === null ? null : { kind: 'option', option: row.outcome_option };
    case 'void':
      return row.void_reason === null ? null : { kind: 'void', reason: row.void_reason };
  }
}
