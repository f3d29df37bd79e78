const FIRST_MS = 1000;
/** What Slack can do nothing about (a token, a bug of ours) is tried again this often in the end. */
const LONGEST_MS = 3_600_000;

/**
 * How long to wait before the next attempt: twice as long after each.
 *
 * @param attempts made before this one, 0 or more
 * @param longestMs at most an hour
 */
export function backOffMs(attempts: number, longestMs: number = LONGEST_MS): number {
  return Math.min(longestMs, LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 30));
}
