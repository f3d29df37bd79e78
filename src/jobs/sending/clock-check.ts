import type { Deps } from '../../deps.ts';
import { leaseNow } from '../../store/deliveries/claim.ts';
import { listTeams } from '../../store/workspace/teams.ts';

/** Slack's clock and this machine's may differ by so much before nothing is planned or sent any more. */
const SLACK_SKEW_MAX_MS = 120_000;
/** The same for a database that several machines share: leases are reckoned by its clock. */
const DATABASE_SKEW_MAX_MS = 5_000;
/** Slack is asked for the time at most this often. */
const ASK_EVERY_MS = 10_000;

/**
 * Whether this machine's clock is right enough to act by. What is sent an hour early cannot be taken back, so where it
 * is wrong nothing is sent until it is set, and the log says so once.
 */
export function openClockCheck(deps: Deps): () => Promise<boolean> {
  let askedAt = Number.NEGATIVE_INFINITY;
  const complain = onceWhile((what: string, skewMs: number) =>
    deps.log.error(
      { skewMs: Math.round(skewMs) },
      `this machine's clock differs from ${what} too much: nothing is sent until it is set`,
    ),
  );
  const slackSkew = async () => {
    const known = deps.messenger.skewMs();
    if (known !== null && Math.abs(known) <= SLACK_SKEW_MAX_MS) return known;
    if (deps.clock.monotonic() - askedAt < ASK_EVERY_MS) return known;
    askedAt = deps.clock.monotonic();
    const [team] = await listTeams(deps.db.read);
    if (team) await deps.messenger.askTheTime(team.teamId);
    return deps.messenger.skewMs();
  };
  return async () => {
    const fromSlack = (await slackSkew()) ?? 0;
    if (Math.abs(fromSlack) > SLACK_SKEW_MAX_MS) return complain("Slack's", fromSlack);
    const machineNow = deps.clock.machineNow();
    const database = await leaseNow(deps.db.read, deps.db.dialect, machineNow);
    const fromDatabase = Date.parse(database) - Date.parse(machineNow);
    if (Math.abs(fromDatabase) > DATABASE_SKEW_MAX_MS) return complain("the database's", fromDatabase);
    return complain.isOver();
  };
}

/** Says something at the first time only, until it is over. */
function onceWhile(say: (what: string, skewMs: number) => void) {
  let isSaid = false;
  const complain = (what: string, skewMs: number): false => {
    if (!isSaid) say(what, skewMs);
    isSaid = true;
    return false;
  };
  return Object.assign(complain, {
    isOver: (): true => {
      isSaid = false;
      return true;
    },
  });
}
