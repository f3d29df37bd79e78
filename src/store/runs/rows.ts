import type { Row } from '../../../db/schema.ts';
import type { Run } from '../../domain/runs/report.ts';

/** A run from its row. */
export function toRun(row: Row<'runs'>): Run {
  return {
    teamId: row.team_id,
    id: row.id,
    source: row.source,
    entity: row.entity,
    project: row.project,
    runId: row.run_id,
    runName: row.run_name,
    group: row.run_group,
    jobType: row.job_type,
    url: row.url,
    ownerId: row.owner_id,
    ownerHint: row.owner_hint,
    tokenId: row.token_id,
    state: row.state,
    attempt: row.attempt,
    config: JSON.parse(row.config),
    summary: JSON.parse(row.summary),
    tags: JSON.parse(row.tags),
    notes: row.notes,
    error: row.error,
    exitCode: row.exit_code,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    expectedEndAt: row.expected_end_at,
    firstReportedAt: row.first_reported_at,
    reportedAt: row.reported_at,
    prompt: row.prompt,
  };
}

/** A run as its row. */
export function toRow(run: Run): Row<'runs'> {
  return {
    team_id: run.teamId,
    id: run.id,
    source: run.source,
    entity: run.entity,
    project: run.project,
    run_id: run.runId,
    run_name: run.runName,
    run_group: run.group,
    job_type: run.jobType,
    url: run.url,
    owner_id: run.ownerId,
    owner_hint: run.ownerHint,
    token_id: run.tokenId,
    state: run.state,
    attempt: run.attempt,
    config: JSON.stringify(run.config),
    summary: JSON.stringify(run.summary),
    tags: JSON.stringify(run.tags),
    notes: run.notes,
    error: run.error,
    exit_code: run.exitCode,
    started_at: run.startedAt,
    ended_at: run.endedAt,
    expected_end_at: run.expectedEndAt,
    first_reported_at: run.firstReportedAt,
    reported_at: run.reportedAt,
    prompt: run.prompt,
  };
}
