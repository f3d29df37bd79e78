import type { World } from '../../support/world.ts';
import { thingsIn } from '../canaries.ts';
import { type Channel, isRevealed, mayRead, mayReadNumber, type Thing } from '../model.ts';
import { type Act, perform } from './acts.ts';
import { CHANNELS, PEOPLE } from './people.ts';
import type { Shown, Windows } from './windows.ts';

/** What a history came to. */
export interface Verdict {
  /** What somebody was shown and might not know; empty where all is well. */
  readonly leaks: readonly string[];
  /** How many shown things were about somebody else's prediction, so that a history that shows nothing is seen. */
  readonly readOfOthers: number;
  /** How many of them held a number of somebody else. */
  readonly numbersOfOthers: number;
}

/** Plays a history, and holds after each act everything that was shown against what each reader may know. */
export async function play(world: World, windows: Windows, history: readonly Act[]): Promise<Verdict> {
  const things: Thing[] = [];
  const known = new Set<string>();
  const verdict = { leaks: [] as string[], readOfOthers: 0, numbersOfOthers: 0 };
  for (const act of history) {
    learn(known, things, await channelsNow(world));
    await perform(world, things, act);
    await world.slack.idle(40);
    await bringUpToDate(world, things);
    learn(known, things, await channelsNow(world));
    for (const shown of await windows.read()) judge(verdict, shown, { act, things, known });
    if (verdict.leaks.length > 0) break;
  }
  return verdict;
}

/** What may be known once may be known for good: nobody unreads a message. */
function learn(known: Set<string>, things: readonly Thing[], channels: readonly Channel[]): void {
  for (const person of PEOPLE)
    for (const thing of things) {
      if (mayRead(person, thing, channels)) known.add(`${person.userId} ${thing.number}`);
      thing.said.forEach((said, index) => {
        if (mayReadNumber(person, thing, said, channels))
          known.add(`${person.userId} ${thing.number} ${index}`);
      });
    }
}

function judge(
  verdict: { leaks: string[]; readOfOthers: number; numbersOfOthers: number },
  { userId, what, text }: Shown,
  {
    act,
    things,
    known,
  }: { readonly act: Act; readonly things: readonly Thing[]; readonly known: Set<string> },
): void {
  const told = new Set(thingsIn(text));
  // Sums over many people's percents show the same digits by chance; those sentences tell nobody's number.
  const bare = text.replaceAll(
    /(When (you say|your first choice)|on average|Together you said)[^.\n"]*/g,
    '',
  );
  for (const thing of things) {
    const isMine = thing.authorId === userId;
    if (told.has(thing.number)) {
      if (!isMine) verdict.readOfOthers += 1;
      if (!known.has(`${userId} ${thing.number}`))
        verdict.leaks.push(`after ${act.do}: ${userId} reads ${thing.number} in a ${what}: ${text}`);
    }
    thing.said.forEach((said, index) => {
      if (!said.marks.some((mark) => mark.test(bare))) return;
      if (said.userId !== userId && isRevealed(thing)) verdict.numbersOfOthers += 1;
      if (!known.has(`${userId} ${thing.number} ${index}`))
        verdict.leaks.push(`after ${act.do}: ${userId} reads what ${said.userId} said in a ${what}: ${text}`);
    });
  }
}

/** What became of each thing, as Hunch keeps it; who may know it is the model's to say. */
async function bringUpToDate(world: World, things: readonly Thing[]): Promise<void> {
  const rows = await world.hunch.deps.db.read.selectFrom('predictions').selectAll().execute();
  for (const thing of things) {
    const row = rows.find(({ claim }) => new RegExp(`zqclaim${thing.number}\\b`).test(claim));
    thing.isWithdrawn = thing.isWithdrawn || (row !== undefined && row.withdrawn_at !== null);
    if (!row) continue;
    thing.askedId = row.asked_id;
    thing.channelId = row.shared_channel_id;
    thing.hides = row.hides_forecasts === 1;
    thing.hasOutcome = row.answered_at !== null;
  }
}

/** Who is where, as Slack has it. */
async function channelsNow(world: World): Promise<Channel[]> {
  const { teamId } = world.sandbox;
  const inside = new Map<string, string[]>();
  for (const { name, userId } of PEOPLE)
    for (const channel of await world.slack.as(name).channels())
      if (channel.isMember) inside.set(channel.id, [...(inside.get(channel.id) ?? []), userId]);
  return CHANNELS.map(({ channelId, isPrivate }) => ({
    teamId,
    channelId,
    isPrivate,
    members: inside.get(channelId) ?? [],
  }));
}
