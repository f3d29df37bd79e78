import { z } from 'zod';

const kinds = [
  'rate_limited',
  'slack_error',
  'error_before',
  'error_after',
  'dropped_before',
  'dropped_after',
  'cut_body',
  'html_body',
  'slow',
  'history_lag',
  'redeliver',
  'undelivered',
] as const;

/** How the workspace shall misbehave, and where. */
export const faultSchema = z.strictObject({
  /** A Web API method, `response_url`, `upload`, or what is sent to the app
   * (`slash_commands`, `interactive`, `block_actions`, `view_submission`, `events_api`, `message` …); `*` for all. */
  on: z.string(),
  kind: z.enum(kinds),
  /** How often it strikes at most. */
  count: z.int().min(1).default(1),
  /** How likely it strikes each time, 0 to 1. */
  probability: z.number().gt(0).max(1).default(1),
  /** Only calls whose arguments have these values. */
  where: z.record(z.string(), z.string()).default({}),
  /** rate_limited: seconds in Retry-After. */
  retryAfter: z.int().min(0).default(1),
  /** error_before, error_after, html_body: the HTTP status. */
  status: z.int().min(200).max(599).default(503),
  /** slow: milliseconds before the answer; history_lag: how old a message must be to be seen. */
  delayMs: z.int().min(0).default(1_000),
  /** slack_error: the code in the `ok: false` answer. */
  error: z.string().default('internal_error'),
});

/** A fault as asked for, defaults left out. */
export type FaultRequest = z.input<typeof faultSchema>;
/** A fault that is waiting to strike. */
export type Fault = z.output<typeof faultSchema> & { readonly id: number; left: number };

/** The faults asked for, and the dice that decide when they strike. */
export interface Faults {
  add(request: z.output<typeof faultSchema>): Fault;
  list(): readonly Fault[];
  clear(): void;
  /** The faults that strike this call; each strike is counted. */
  strike(names: readonly string[], args: Readonly<Record<string, unknown>>): readonly Fault[];
}

/** No faults yet; `random` (0 to 1, 1 excluded) is seeded, so a run repeats. */
export function openFaults(random: () => number): Faults {
  let faults: Fault[] = [];
  let lastId = 0;
  return {
    add(request) {
      lastId += 1;
      const fault = { ...request, id: lastId, left: request.count };
      faults.push(fault);
      return fault;
    },
    list: () => faults,
    clear() {
      faults = [];
    },
    strike(names, args) {
      const struck = faults.filter(
        (fault) =>
          fault.left > 0 &&
          (fault.on === '*' || names.includes(fault.on)) &&
          Object.entries(fault.where).every(([name, value]) => String(args[name]) === value) &&
          random() < fault.probability,
      );
      for (const fault of struck) fault.left -= 1;
      faults = faults.filter((fault) => fault.left > 0);
      return struck;
    },
  };
}

/** Seeded numbers, 0 to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
