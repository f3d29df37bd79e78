import { z } from 'zod';
import type { RunReport } from '../../domain/runs/report.ts';
import { readJson } from '../read-json.ts';
import { NAME_MAX } from '../report-schema.ts';
import { toReport } from '../to-report.ts';
import { ask, troubleCode } from './request.ts';
import type { Tracker } from './tracker.ts';

/** Where W&B's API is, and the key that lets Hunch read. */
export interface WandbSettings {
  readonly url: string;
  readonly key: string;
}

const QUERY = `query Run($entity: String!, $project: String!, $name: String!) {
  project(name: $project, entityName: $entity) {
    run(name: $name) { displayName state config summaryMetrics createdAt }
  }
}`;

const answered = z.object({
  data: z.object({
    project: z
      .object({
        run: z
          .object({
            displayName: z.string().nullish(),
            state: z.string(),
            config: z.string().nullish(),
            summaryMetrics: z.string().nullish(),
            createdAt: z.string().nullish(),
          })
          .nullish(),
      })
      .nullish(),
  }),
});
type Found = NonNullable<NonNullable<z.infer<typeof answered>['data']['project']>['run']>;

/** Asks W&B by the query that its own client makes; W&B promises no stability for it, so an odd answer is ordinary. */
export function wandbTracker({ url, key }: WandbSettings): Tracker {
  const at = new URL('/graphql', url);
  const headers = { authorization: `Basic ${Buffer.from(`api:${key}`).toString('base64')}` };
  return {
    source: 'wandb',
    async ask(run, stop) {
      try {
        const variables = { entity: run.entity, project: run.project, name: run.runId };
        const asked = { headers, stop, body: { query: QUERY, variables } };
        const { status, body, retryAfterMs } = await ask(at, asked);
        if (status === 404) return { kind: 'absent' };
        if (status !== 200) return { kind: 'trouble', code: `http_${status}`, retryAfterMs };
        const read = answered.safeParse(body);
        if (!read.success) return { kind: 'trouble', code: 'odd_answer', retryAfterMs };
        const found = read.data.data.project?.run;
        return found ? { kind: 'run', report: reportOf(run, found) } : { kind: 'absent' };
      } catch (error) {
        return { kind: 'trouble', code: troubleCode(error), retryAfterMs: null };
      }
    },
  };
}

function reportOf(
  { entity, project, runId }: { entity: string; project: string; runId: string },
  found: Found,
): RunReport {
  return toReport({
    source: 'wandb',
    entity,
    project,
    run_id: runId,
    run_name: found.displayName?.slice(0, NAME_MAX) || undefined,
    state: found.state,
    started_at: found.createdAt ? zoned(found.createdAt) : undefined,
    config: unwrapped(objectIn(found.config)),
    summary: objectIn(found.summaryMetrics),
  });
}

/** W&B writes UTC without saying so. */
const zoned = (time: string): string => (/(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`);

/** Config and summary come as JSON inside the JSON. */
function objectIn(text: string | null | undefined): Record<string, unknown> {
  try {
    const value: unknown = readJson(Buffer.from(text ?? '{}'));
    return z.record(z.string(), z.unknown()).catch({}).parse(value);
  } catch {
    return {};
  }
}

/** Each setting is `{"value": …}`; what W&B notes for itself is left out. */
function unwrapped(config: Record<string, unknown>): Record<string, unknown> {
  const wrapped = z.object({ value: z.unknown() });
  return Object.fromEntries(
    Object.entries(config)
      .filter(([name]) => name !== '_wandb')
      .map(([name, setting]) => {
        const read = wrapped.safeParse(setting);
        return [name, read.success ? read.data.value : setting];
      }),
  );
}
