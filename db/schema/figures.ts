interface ScoresTable {
  team_id: string;
  prediction_id: string;
  user_id: string;
  forecast_id: string;
  kind: 'binary' | 'numeric' | 'choice';
  channel_id: string | null;
  is_late: 0 | 1;
  brier: number | null;
  log_bits: number | null;
  surprise_bits: number;
  percent: number | null;
  happened: 0 | 1 | null;
  wis: number | null;
  wis_dispersion: number | null;
  wis_overprediction: number | null;
  wis_underprediction: number | null;
  interval_score: number | null;
  scoring_scale: number | null;
  level: number | null;
  is_inside: 0 | 1 | null;
  width_ratio: number | null;
  rank_cell: number | null;
  scored_at: string;
}

interface LevelsTable {
  team_id: string;
  scope: 'person' | 'channel';
  scope_id: string;
  kind: 'binary' | 'choice';
  percent: number;
  n: number;
  yes: number;
}

interface TagLevelsTable extends LevelsTable {
  tag: string;
}

interface ClustersTable {
  team_id: string;
  id: string;
  scope: 'person' | 'channel';
  scope_id: string;
  cause: string;
  opened_at: string;
  closed_at: string | null;
  closed_seq: number | null;
}

interface ClusterItemsTable {
  team_id: string;
  cluster_id: string;
  prediction_id: string;
}

interface EvidenceTable {
  team_id: string;
  cluster_id: string;
  claim_type: string;
  items: number;
  log_means: string;
}

interface ClaimsTable {
  team_id: string;
  scope: 'person' | 'channel';
  scope_id: string;
  claim_type: string;
  made_seq: number;
  claim: string;
  log_e: number;
  made_at: string;
  ended_seq: number | null;
  ended_by: string | null;
  recovery_b: number | null;
}

/** Statistics as rows. */
export interface FiguresTables {
  scores: ScoresTable;
  levels: LevelsTable;
  tag_levels: TagLevelsTable;
  clusters: ClustersTable;
  cluster_items: ClusterItemsTable;
  evidence: EvidenceTable;
  claims: ClaimsTable;
}
