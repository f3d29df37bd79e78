import { z } from 'zod';
import { predictionSchema } from './predictions.ts';
import { reportSchema } from './report-schema.ts';

const answer = (description: string) => ({
  description,
  content: { 'application/json': { schema: { type: 'object' } } },
});

const refusals = {
  400: answer('Not understood; `error` says why in one line'),
  401: answer('The token is missing or not known'),
  413: answer('The body is larger than 256 kB'),
  429: answer('Too many; see Retry-After'),
  503: answer('Cannot be kept just now; send it again after Retry-After'),
};

/** The description of the API, made from the very schemas that check requests. */
export function openApi(): object {
  const body = (schema: z.ZodType) => ({
    required: true,
    content: {
      'application/json': { schema: z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'input' }) },
    },
  });
  const report = (summary: string) => ({
    post: {
      summary,
      parameters: [
        { name: 'dry_run', in: 'query', schema: { type: 'string', enum: ['1'] } },
        {
          name: 'token',
          in: 'query',
          description:
            'Id of the token whose webhook secret signed the body, in place of a bearer token: X-Hub-Signature-256, X-MLflow-Signature or X-Wandb-Signature',
          schema: { type: 'string' },
        },
      ],
      requestBody: body(reportSchema),
      responses: {
        200: answer('Taken in'),
        201: answer('A run that was not known before'),
        202: answer('Kept, but nobody could be asked for a prediction'),
        ...refusals,
      },
    },
  });
  return {
    openapi: '3.0.3',
    info: { title: 'Hunch runs API', version: '1' },
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: {
      '/api/v1/runs': report('Report a run; may be sent again, and in any order'),
      '/api/v1/runs/start': report('The same with state running'),
      '/api/v1/runs/finish': report('The same with state finished'),
      '/api/v1/predictions': {
        get: {
          summary: "The token's person's predictions, newest first",
          parameters: [
            { name: 'state', in: 'query', schema: { type: 'string', enum: ['open', 'waiting', 'answered'] } },
          ],
          responses: { 200: answer('Predictions, and `text` for a terminal'), ...refusals },
        },
        post: {
          summary: 'Record a prediction',
          parameters: [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }],
          requestBody: body(predictionSchema),
          responses: { 201: answer('Recorded'), 202: answer('Kept as a draft'), ...refusals },
        },
      },
    },
  };
}
