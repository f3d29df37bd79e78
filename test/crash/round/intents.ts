import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { connect } from '../../../db/connect.ts';
import { migrate } from '../../../db/migrate.ts';
import { machineClock } from '../../../src/clock.ts';
import type { Deps } from '../../../src/deps.ts';
import { DEFAULT_RETENTION } from '../../../src/domain/retention.ts';
import { describeInstallation } from '../../../src/slack/connection/describe-installation.ts';
import { openInstallations } from '../../../src/slack/connection/installations.ts';
import { environmentBox } from '../../../src/slack/connection/token-box.ts';
import { createMessenger } from '../../../src/slack/messenger-web.ts';
import { keepDm } from '../../../src/usecases/capture/keep-dm.ts';
import { recordProposal } from '../../../src/usecases/capture/record-proposal.ts';
import { knowMember } from '../../../src/usecases/people/know-member.ts';
import { idsOf } from './people.ts';
import type { SlackProcess } from './slack.ts';

/** Something that must be asked: exactly one message that says this word, not before this moment. */
export interface Intent {
  /** A word of the claim that is in no other. */
  readonly word: string;
  /** World time in milliseconds. */
  readonly dueMs: number;
  readonly authorId: string;
}

/** Three or more of one person due together come as one message; two never do. */
const PER_PERSON = 2;
/** So many people are met at once. */
const AT_ONCE = 5;

/** So many people are needed for so many messages. */
export const peopleFor = (messages: number): number => Math.ceil(messages / PER_PERSON);

/** Predictions to be made, due one after the other from `fromMs` on (world time), evenly over `withinMs`. */
export function intents(messages: number, fromMs: number, withinMs: number): Intent[] {
  const ids = idsOf(peopleFor(messages));
  return Array.from({ length: messages }, (_, index) => ({
    word: `run-${String(index).padStart(5, '0')}-`,
    dueMs: Math.round(fromMs + (withinMs * index) / messages),
    authorId: ids[index % ids.length] ?? '',
  }));
}

/** Installs Hunch in the workspace and meets its people, as the listeners do it. The database must be at rest. */
export async function prepareDatabase(url: string, slack: SlackProcess, people: number): Promise<void> {
  await using opened = await openDeps(url, slack);
  const { deps, teamId } = opened;
  const waiting = idsOf(people);
  const meetNext = async () => {
    for (let userId = waiting.shift(); userId; userId = waiting.shift()) {
      await knowMember(deps, teamId, userId);
      await keepDm(deps, teamId, userId);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, meetNext));
}

/** Records predictions with the use case that every way in ends in. The database must be at rest. */
export async function recordIntents(
  url: string,
  slack: SlackProcess,
  wanted: readonly Intent[],
): Promise<void> {
  await using opened = await openDeps(url, slack);
  const { deps, teamId } = opened;
  await deps.db.write(async (tx) => {
    for (const intent of wanted) {
      const recording = {
        ...{ teamId, authorId: intent.authorId, originKey: randomUUID(), wakesAtNight: false },
        proposal: proposalOf(intent),
      };
      await recordProposal(tx, deps, recording, deps.clock.now());
    }
  });
}

async function openDeps(url: string, slack: SlackProcess) {
  const clock = machineClock();
  clock.setOffset(slack.worldOffsetMs);
  const log = pino({ level: 'silent' });
  const db = await connect({ url });
  await migrate(db);
  const { botName: _, ...team } = await describeInstallation(slack.botToken, slack.apiUrl, log);
  const installations = await openInstallations(db, environmentBox(slack.botToken), () => clock.machineNow());
  await installations.remember(team);
  const { tokenOf } = installations;
  const messenger = createMessenger({ clock, tokenOf, slackApiUrl: slack.apiUrl, log });
  const deps: Deps = {
    ...{ db, clock, messenger, log, newId: randomUUID, wake: () => undefined, commandName: '/predict' },
    retention: DEFAULT_RETENTION,
    rasterise: () => Promise.reject(new Error('nothing is drawn here')),
  };
  return { deps, teamId: team.teamId, [Symbol.asyncDispose]: () => db.close() };
}

function proposalOf({ word, dueMs }: Intent) {
  return {
    kind: 'binary' as const,
    claim: `${word} converges`,
    ...{
      reason: null,
      metric: null,
      comparator: null,
      threshold: null,
      unit: null,
      scale: 'linear' as const,
    },
    ...{ scoringUnit: null, reference: null, options: [], tags: [], hidesForecasts: true },
    run: { rowId: null, label: null, url: null },
    due: { rule: 'time' as const, at: new Date(dueMs).toISOString(), phrase: null, isChosen: true },
    value: { kind: 'binary' as const, percent: 70 },
  };
}
