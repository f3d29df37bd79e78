import type { Due, ForecastValue, Prediction } from '../prediction/prediction.ts';

/** A prediction with nothing missing: what is recorded once its author agrees. */
export interface Proposal
  extends Pick<
    Prediction,
    | 'kind'
    | 'claim'
    | 'reason'
    | 'metric'
    | 'comparator'
    | 'threshold'
    | 'unit'
    | 'scale'
    | 'scoringUnit'
    | 'reference'
    | 'options'
    | 'tags'
    | 'hidesForecasts'
  > {
  /** As typed; the store looks for the run of that name. */
  readonly run: { readonly rowId: string | null; readonly label: string | null; readonly url: string | null };
  readonly due: Due;
  readonly value: ForecastValue;
}
