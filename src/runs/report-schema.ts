import { z } from 'zod';
import { wellFormed } from '../domain/runs/scalars.ts';
import { RUN_STATES, readRunState } from '../domain/runs/state.ts';

/** Characters of a name or an id. */
export const NAME_MAX = 200;
const NOTES_MAX = 2000;

const name = (what: string) =>
  z.coerce.string().overwrite(wellFormed).trim().max(NAME_MAX).meta({ description: what });
const text = (max: number) => z.string().overwrite(wellFormed).max(max);
const moment = (what: string) =>
  z
    .union([z.string().max(64), z.number()])
    .meta({ description: `${what}: ISO 8601, or unix seconds or milliseconds` });
const values = (what: string) => z.record(z.string(), z.unknown()).meta({ description: what });

/** One report as it is documented; every other spelling is mapped to these names before. */
export const reportSchema = z.object({
  state: z
    .string()
    .max(64)
    .meta({ description: `One of ${RUN_STATES.join(', ')}; trackers' own words are understood too` })
    .optional(),
  run_id: name("The tracker's id; any text of at most 200 characters").optional(),
  run_name: name('What people call it').optional(),
  project: name('Project of the run').optional(),
  entity: name('Team or user the project belongs to').optional(),
  group: name('Runs of one group are asked about once').optional(),
  job_type: name('train, eval and the like').optional(),
  url: text(2000).trim().meta({ description: 'Page of the run' }).optional(),
  user: name(
    'Slack id, e-mail address or tracker name of whoever runs it; for tokens of a project',
  ).optional(),
  notes: text(NOTES_MAX).optional(),
  config: values('Settings; nested ones are flattened, secrets hidden by name').optional(),
  summary: values('Metrics; NaN and Infinity are fine, bare or as text').optional(),
  tags: z.array(name('A word')).max(50).optional(),
  started_at: moment('When it started').optional(),
  finished_at: moment('When it ended').optional(),
  expected_end_at: moment('When it should end: Hunch asks then if nobody reports the end').optional(),
  exit_code: z.coerce
    .number()
    .int()
    .min(-(2 ** 31))
    .max(2 ** 32 - 1)
    .meta({ description: 'Of 32 bits, with a sign or without' })
    .optional(),
  error: z
    .union([
      text(NOTES_MAX),
      z.object({ type: text(NAME_MAX).optional(), message: text(NOTES_MAX).optional() }),
    ])
    .optional(),
  predict: z.string().max(3000).meta({ description: 'A prediction in one line, as in Slack' }).optional(),
  prompt: z
    .enum(['auto', 'now', 'never'])
    .meta({ description: 'Whether to ask for a prediction' })
    .optional(),
  source: name('wandb, mlflow, cli, slurm and the like').optional(),
  attempt: z.coerce.number().int().min(1).optional(),
  resumed: z.boolean().meta({ description: 'The run goes on after an end' }).optional(),
});

/** A report whose fields have their names and types. */
export type ReportBody = z.infer<typeof reportSchema>;

/** What other tools call the same thing. */
const ALIASES: Readonly<Record<string, keyof ReportBody>> = {
  experiment: 'project',
  experiment_name: 'project',
  project_name: 'project',
  entity_name: 'entity',
  name: 'run_name',
  params: 'config',
  metrics: 'summary',
  status: 'state',
  run_status: 'state',
  run_url: 'url',
  id: 'run_id',
  event_author: 'user',
};

/** Marks of a tracker's template, whose words for states nobody can list. */
const TEMPLATE_FIELDS = ['event_type', 'automation', 'automation_name'];

/** A report that can be taken in, or why not, in one line for whoever reads the output of curl. */
export type ReadReport =
  | { readonly body: ReportBody; readonly problem: null; readonly isTemplate: boolean }
  | { readonly body: null; readonly problem: string };

/** Reads a body: aliases get their names, blanks and template variables that were not filled in count as missing. */
export function readReport(given: unknown, impliedState: string | null): ReadReport {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return {
      body: null,
      problem: 'the body must be one JSON object, like {"state":"running","run_id":"abc"}',
    };
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const field = ALIASES[key] ?? key;
    if (
      isMissing(value) ||
      (field !== key && !isMissing(Object.entries(given).find(([k]) => k === field)?.[1]))
    )
      continue;
    fields[field] = value;
  }
  if (impliedState !== null) fields['state'] ??= impliedState;
  const parsed = reportSchema.safeParse(fields);
  if (!parsed.success) return { body: null, problem: sentence(parsed.error) };
  const isTemplate = TEMPLATE_FIELDS.some((field) => field in given);
  const problem = whatIsMissing(parsed.data, isTemplate);
  return problem === null ? { body: parsed.data, problem: null, isTemplate } : { body: null, problem };
}

function whatIsMissing(body: ReportBody, isTemplate: boolean): string | null {
  if (body.state === undefined) return `state is missing; it is one of ${RUN_STATES.join(', ')}`;
  if (readRunState(body.state) === null && !isTemplate)
    return `state "${body.state}" is not known; use one of ${RUN_STATES.join(', ')}`;
  return body.run_id || body.run_name ? null : 'run_id is missing; send run_id, or at least run_name';
}

/** Blank, or a variable that the tracker did not fill in. */
function isMissing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' && (value.trim() === '' || /^\$\{[^}]*\}$/.test(value.trim()));
}

function sentence(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'the body'}: ${issue.message}` : 'the body was not understood';
}
