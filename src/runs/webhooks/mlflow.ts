import { z } from 'zod';
import type { WebhookRead } from './read-webhook.ts';

/** Of MLflow's webhooks, the only event that names a run. */
const modelVersion = z.object({
  entity: z.literal('model_version'),
  action: z.literal('created'),
  data: z.object({
    name: z.string(),
    version: z.union([z.string(), z.number()]),
    run_id: z.string().min(1),
  }),
});

/**
 * Reads a delivery of MLflow's, which knows no event for runs: a model version that was registered says that its run
 * has ended well. Everything else is not about runs.
 */
export function readMlflow(body: unknown): WebhookRead {
  const read = modelVersion.safeParse(body);
  if (!read.success) return { ignored: 'only model_version.created with a run_id is about a run' };
  const { name, version, run_id } = read.data.data;
  return {
    fields: {
      event_type: 'model_version.created',
      source: 'mlflow',
      run_id,
      state: 'finished',
      notes: `registered as ${name}, version ${version}`.slice(0, 2000),
    },
  };
}
