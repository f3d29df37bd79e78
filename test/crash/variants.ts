import { type RoundPlan, type RoundResult, runRound } from './round/round.ts';
import type { Bench } from './suite.ts';

/** A sender that leaves out one step, and what the harness must find. */
interface Variant {
  readonly name: string;
  readonly finds: 'lost' | 'everDoubled';
  readonly plan: Pick<
    RoundPlan,
    'dialect' | 'processes' | 'bystanders' | 'pauses' | 'only' | 'messages' | 'blows'
  >;
}

const onFile = { dialect: 'sqlite', processes: 1, pauses: 0, messages: 80, blows: 5 } as const;
/** One process sleeps through its lease with messages in its hands, while another goes on. */
const paused: Variant['plan'] = {
  ...{ dialect: 'postgres', processes: 2, bystanders: 1, messages: 100, blows: 2 },
  ...{ pauses: 1, only: 'pause at a point' },
};
const variants: readonly Variant[] = [
  { name: 'variants/send-then-mark', finds: 'everDoubled', plan: onFile },
  { name: 'variants/mark-then-send', finds: 'lost', plan: onFile },
  { name: 'variants/sdk-retries', finds: 'everDoubled', plan: onFile },
  { name: 'variants/no-look-up', finds: 'everDoubled', plan: onFile },
  { name: 'variants/no-deadline', finds: 'everDoubled', plan: paused },
];

const CALM_MS = 15_000;
const TRIES = 3;

/**
 * Runs every sender that leaves out a step. One with which nothing goes wrong means that the harness cannot see what it
 * is there to see.
 *
 * @returns the names of those that were not caught
 */
export async function catchVariants(bench: Bench, seed: number): Promise<string[]> {
  const queue = [...variants];
  const missed: string[] = [];
  const lane = async () => {
    for (let variant = queue.shift(); variant; variant = queue.shift())
      if (!(await isCaught(bench, variant, seed))) missed.push(variant.name);
  };
  await Promise.all([lane(), lane()]);
  return missed;
}

async function isCaught(
  { databases, program, say }: Bench,
  variant: Variant,
  seed: number,
): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const plan = { ...variant.plan, program: program(variant.name), seed: seed + tries, calmMs: CALM_MS };
    const result: RoundResult = await runRound(databases, plan);
    const { length } = result[variant.finds];
    const found = `lost ${result.lost.length}, ever doubled ${result.everDoubled.length}`;
    say(
      `${variant.name}, seed ${plan.seed}: ${found} of ${plan.messages}: ${length > 0 ? 'caught' : 'NOT caught'}`,
    );
    if (length > 0) return true;
  }
  return false;
}
