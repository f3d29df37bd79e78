import type { Deps } from '../deps.ts';
import type { RunReport } from '../domain/runs/report.ts';
import type { Token } from '../store/tokens.ts';
import { captureLine } from '../usecases/capture/capture-line.ts';
import { type Reported, reportRun } from '../usecases/runs/report-run.ts';
import { Refused } from './refused.ts';
import { readReport } from './report-schema.ts';
import { toReport } from './to-report.ts';
import type { Webhook } from './webhooks/read-webhook.ts';

/** What is known of a report besides its body. */
export interface AboutReport {
  readonly impliedState: string | null;
  readonly isDryRun: boolean;
  /** Set where a service of another shape sent it. */
  readonly webhook: Webhook | null;
}

/** Takes in one report: 201 for a run that was not known, 202 where nobody could be asked, else 200. */
export async function takeReport(
  deps: Deps,
  token: Token,
  given: unknown,
  about: AboutReport,
): Promise<{ status: number; body: object }> {
  const brought = about.webhook?.read(given) ?? { fields: given };
  // A service that is refused what it sends for other receivers too would give up on all of it.
  if ('ignored' in brought) return { status: 200, body: brought };
  const read = readReport(brought.fields, about.impliedState);
  if (read.body === null) throw new Refused(400, read.problem);
  const report = understood(() => toReport(read.body));
  if (about.isDryRun) return { status: 200, body: { dry_run: true, report } };
  if (report.state === null)
    deps.log.warn(
      { source: report.source },
      'a template sent a state that nobody knows; it was kept without one',
    );
  const reported = await reportRun(deps, token, report, about.webhook?.deliveryKey ?? null);
  if (reported === 'seen-before')
    return { status: 200, body: { ignored: 'this delivery was taken in before' } };
  if (reported === 'no-open-run')
    throw new Refused(400, `no open run is called "${report.runName}"; send the run_id of its start`);
  const predictions = await withPredicted(deps, reported, read.body.predict);
  return { status: statusOf(reported, report), body: { ...answerOf(reported), predictions } };
}

/** Records what was predicted at the launch; a line that cannot be read surely waits as a draft on Home. */
async function withPredicted(deps: Deps, { run, predictions }: Reported, line: string | undefined) {
  const known = predictions.map(({ id, claim }) => ({ id, claim }));
  if (!line || run.ownerId === null) return known;
  const captured = await captureLine(deps, {
    teamId: run.teamId,
    userId: run.ownerId,
    channelId: null,
    text: line,
    originKey: `run|${run.id}|${run.attempt}`,
    typedAt: deps.clock.now(),
    run: { rowId: run.id, label: run.runName || run.runId, url: run.url },
  });
  const fresh = captured.predictionIds.filter((id) => !known.some((one) => one.id === id));
  return [...known, ...fresh.map((id) => ({ id, claim: line.trim() }))];
}

function answerOf({ run, isCreated, prompted, asked }: Reported) {
  return { id: `run_${run.id}`, state: run.state, created: isCreated, prompted, asked };
}

function statusOf({ run, isCreated, prompted }: Reported, report: RunReport): number {
  const isWanted = report.state === 'running' && run.prompt !== 'never';
  if (isWanted && prompted.length === 0 && run.ownerId === null) return 202;
  return isCreated ? 201 : 200;
}

function understood<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new Refused(400, error.message);
    throw error;
  }
}
