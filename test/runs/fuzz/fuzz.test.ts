import { describe, expect, test } from 'vitest';
import { dialects } from '../../support/databases.ts';
import { mutatedRequest } from './mutate.ts';
import { openRandom } from './random.ts';
import { OTHERS_WORDS, openTwoTeams, type TwoTeams } from './two-teams.ts';

/** `npm run fuzz` sends 100,000; FUZZ_SEED repeats one run of it. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 2000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_125);
const AT_ONCE = 16;

describe.each(dialects)('spoilt requests on %s', (dialect) => {
  test('never get a 5xx, never stop Hunch, and never see or touch another team’s', {
    timeout: 0,
  }, async () => {
    await using hunch = await openTwoTeams(dialect);
    const before = await hunch.others();

    const { statuses, bad } = await attack(hunch, CASES, (status) => status >= 500);

    console.log(`${CASES} requests on ${dialect}, seed ${SEED}: ${JSON.stringify(statuses)}`);
    expect(bad).toEqual([]);
    expect(statuses[201]).toBeGreaterThan(0);
    expect(await hunch.others()).toBe(before);
  });

  test('with a full disk get at worst a 503 that says when to come back', { timeout: 0 }, async () => {
    await using hunch = await openTwoTeams(dialect);
    hunch.isDiskFull = true;

    const { statuses, bad } = await attack(
      hunch,
      Math.ceil(CASES / 10),
      (status, answer) =>
        status > 503 || status === 500 || (status === 503 && !/retry-after: \d+/i.test(answer)),
    );

    expect(bad).toEqual([]);
    expect(statuses[503]).toBeGreaterThan(0);
    expect(statuses[201]).toBeUndefined();
    hunch.isDiskFull = false;
    const after = await attack(hunch, 50, (status) => status >= 500);
    expect(after.bad).toEqual([]);
  });
});

/**
 * Sends so many requests; those without an answer, with a bad one, or with another
 * team's words in it are given back as text.
 */
async function attack(
  hunch: TwoTeams,
  cases: number,
  isBad: (status: number, answer: string) => boolean,
): Promise<{ readonly statuses: Record<string, number>; readonly bad: readonly string[] }> {
  const random = openRandom(SEED);
  const statuses: Record<string, number> = {};
  const bad: string[] = [];
  let sent = 0;
  const worker = async () => {
    while (sent < cases) {
      sent += 1;
      const request = mutatedRequest(random, random.pick(hunch.secrets));
      const answer = await hunch.send(request);
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
      statuses[status || 'closed'] = (statuses[status || 'closed'] ?? 0) + 1;
      const isSilent = status === 0 && !request.isUnfinished;
      if (isSilent || isBad(status, answer) || answer.includes(OTHERS_WORDS))
        bad.push(`${answer.slice(0, 400)}\n<- ${request.bytes.toString('latin1').slice(0, 1500)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { statuses, bad: bad.slice(0, 5) };
}
