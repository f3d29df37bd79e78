import { createHmac } from 'node:crypto';

/**
 * What Slack keeps with a message, by which it can be found again: tells nobody anything, and is the same for the same
 * intent even after a restore.
 *
 * @param secret from the database
 * @param key of the delivery
 * @returns 32 hexadecimal digits
 */
export function metadataKey(secret: string, key: string): string {
  return createHmac('sha256', secret).update(key).digest('hex').slice(0, 32);
}
