import { readGitHub } from './github.ts';
import { readMlflow } from './mlflow.ts';

/** What a webhook brought: a report with our field names, or a sentence why there is nothing in it for us. */
export type WebhookRead = { readonly fields: object } | { readonly ignored: string };

/** A delivery of a service whose bodies have their own shape. */
export interface Webhook {
  /** Names this delivery for ever, so that one that is sent again changes nothing; null if it has no id. */
  readonly deliveryKey: string | null;
  read(body: unknown): WebhookRead;
}

/** The webhook that the headers tell of; null for a report in Hunch's own shape, such as W&B's template. */
export function webhookOf(header: (name: string) => string | undefined): Webhook | null {
  const event = header('x-github-event');
  if (event !== undefined)
    return {
      deliveryKey: keyOf('github', header('x-github-delivery')),
      read: (body) => readGitHub(event, body),
    };
  const delivery = header('x-mlflow-delivery-id');
  return delivery === undefined ? null : { deliveryKey: keyOf('mlflow', delivery), read: readMlflow };
}

const KEY_MAX = 200;

const keyOf = (service: string, id: string | undefined): string | null =>
  id ? `${service}|${id.slice(0, KEY_MAX)}` : null;
