import { z } from 'zod';
import type { RunReport } from '../../domain/runs/report.ts';
import { NAME_MAX } from '../report-schema.ts';
import { toReport } from '../to-report.ts';
import { ask, troubleCode } from './request.ts';
import type { Tracker } from './tracker.ts';

/** Where the MLflow server is, and what lets Hunch in; a name and password may stand in the address. */
export interface MlflowSettings {
  readonly url: string;
  readonly token: string | null;
}

const entry = z.object({ key: z.string(), value: z.union([z.string(), z.number()]) });
const answered = z.object({
  run: z.object({
    info: z.object({
      run_id: z.string(),
      run_name: z.string().nullish(),
      status: z.string(),
      start_time: z.coerce.number().nullish(),
      end_time: z.coerce.number().nullish(),
    }),
    data: z.object({ metrics: z.array(entry).nullish(), params: z.array(entry).nullish() }).nullish(),
  }),
});

/** Asks an MLflow server by its REST API (`runs/get`), which has been the same since version 1. */
export function mlflowTracker({ url, token }: MlflowSettings): Tracker {
  const base = new URL(url);
  const headers = authorization(base, token);
  base.username = '';
  base.password = '';
  const root = `${base.href.replace(/\/+$/, '')}/api/2.0/mlflow/runs/get`;
  return {
    source: 'mlflow',
    async ask(run, stop) {
      try {
        const at = new URL(root);
        at.searchParams.set('run_id', run.runId);
        const { status, body, retryAfterMs } = await ask(at, { headers, stop });
        if (status === 404 || status === 400) return { kind: 'absent' };
        if (status !== 200) return { kind: 'trouble', code: `http_${status}`, retryAfterMs };
        const read = answered.safeParse(body);
        if (!read.success) return { kind: 'trouble', code: 'odd_answer', retryAfterMs };
        return { kind: 'run', report: reportOf(run, read.data) };
      } catch (error) {
        return { kind: 'trouble', code: troubleCode(error), retryAfterMs: null };
      }
    },
  };
}

function reportOf(
  { entity, project, runId }: { entity: string; project: string; runId: string },
  { run: { info, data } }: z.infer<typeof answered>,
): RunReport {
  return toReport({
    source: 'mlflow',
    entity,
    project,
    run_id: runId,
    run_name: info.run_name?.slice(0, NAME_MAX) || undefined,
    state: info.status,
    started_at: info.start_time || undefined,
    finished_at: info.end_time || undefined,
    config: byKey(data?.params),
    summary: byKey(data?.metrics),
  });
}

const byKey = (entries: z.infer<typeof entry>[] | null | undefined) =>
  Object.fromEntries((entries ?? []).map(({ key, value }) => [key, value]));

function authorization({ username, password }: URL, token: string | null): Record<string, string> {
  if (token !== null) return { authorization: `Bearer ${token}` };
  if (username === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}
