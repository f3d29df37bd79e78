import type { Tx } from '../../../../db/connect.ts';
import type { PredictionKey, Said } from '../../../domain/prediction/prediction.ts';

/** What a prediction says, as columns; its options and tags are rows of their own. */
export function saidColumns(said: Said) {
  return {
    kind: said.kind,
    claim: said.claim,
    reason: said.reason,
    metric: said.metric,
    comparator: said.comparator,
    threshold: said.threshold,
    unit: said.unit,
    scale: said.scale,
    scoring_unit: said.scoringUnit,
    reference_name: said.reference?.name ?? null,
    reference_value: said.reference?.value ?? null,
    run_row_id: said.run.rowId,
    run_label: said.run.label,
    run_url: said.run.url,
  };
}

/** Puts these tags on a prediction in place of those it has. */
export async function replaceTags(tx: Tx, key: PredictionKey, tags: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('prediction_tags')
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .execute();
  await insertTags(tx, key, tags);
}

/** Gives a prediction its tags, each once. */
export async function insertTags(tx: Tx, key: PredictionKey, tags: readonly string[]): Promise<void> {
  const distinct = [...new Set(tags)];
  if (distinct.length === 0) return;
  await tx
    .insertInto('prediction_tags')
    .values(distinct.map((tag) => ({ team_id: key.teamId, prediction_id: key.id, tag })))
    .execute();
}

/** Gives a choice these options in place of those it has. */
export async function replaceOptions(tx: Tx, key: PredictionKey, labels: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('prediction_options')
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .execute();
  await insertOptions(tx, key, labels);
}

/** Gives a choice its options, in their order. */
export async function insertOptions(tx: Tx, key: PredictionKey, labels: readonly string[]): Promise<void> {
  if (labels.length === 0) return;
  await tx
    .insertInto('prediction_options')
    .values(
      labels.map((label, position) => ({ team_id: key.teamId, prediction_id: key.id, position, label })),
    )
    .execute();
}
