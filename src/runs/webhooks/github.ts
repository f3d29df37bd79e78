import { z } from 'zod';
import type { WebhookRead } from './read-webhook.ts';

/** Of GitHub's `workflow_run`, what a report is made of. */
const workflowRun = z.object({
  workflow_run: z.object({
    id: z.number().int(),
    name: z.string().nullish(),
    display_title: z.string().nullish(),
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
    html_url: z.string().nullish(),
    run_attempt: z.number().int().min(1).nullish(),
    run_started_at: z.string().nullish(),
    updated_at: z.string().nullish(),
    actor: z.object({ login: z.string() }).nullish(),
  }),
  repository: z.object({ full_name: z.string() }),
});

/** Reads a delivery of GitHub's: `workflow_run` is a run of Actions, everything else is not about runs. */
export function readGitHub(event: string, body: unknown): WebhookRead {
  if (event !== 'workflow_run') return { ignored: `GitHub's ${event} is not about a run` };
  const read = workflowRun.safeParse(body);
  if (!read.success) return { ignored: 'this workflow_run has no id, or no repository' };
  const { workflow_run: run, repository } = read.data;
  const [entity, project] = repository.full_name.split('/');
  const isOver = run.status === 'completed';
  return {
    fields: {
      event_type: event,
      source: 'actions',
      entity,
      project,
      run_id: String(run.id),
      run_name: run.name ?? run.display_title,
      state: isOver ? run.conclusion : run.status,
      url: run.html_url,
      user: run.actor?.login,
      attempt: run.run_attempt,
      started_at: run.run_started_at,
      finished_at: isOver ? run.updated_at : null,
    },
  };
}
