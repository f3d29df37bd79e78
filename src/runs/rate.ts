/** Requests that one token may make in a minute: a sweep of hundreds of runs, but not a loop gone wrong. */
const PER_MINUTE = 600;
const MINUTE_MS = 60_000;

/** Counts requests by token in this process; says how many seconds to wait, or 0. */
export function openRate(monotonic: () => number): (tokenId: string) => number {
  let windowFrom = monotonic();
  let counts = new Map<string, number>();
  return (tokenId) => {
    const now = monotonic();
    if (now - windowFrom >= MINUTE_MS) {
      windowFrom = now;
      counts = new Map();
    }
    const count = (counts.get(tokenId) ?? 0) + 1;
    counts.set(tokenId, count);
    return count <= PER_MINUTE ? 0 : Math.ceil((windowFrom + MINUTE_MS - now) / 1000);
  };
}
