import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonClient, SandboxClient, SeenMessage } from '../../../sandbox/client.ts';
import { idsOf } from '../round/people.ts';
import type { Chance } from '../striking/chance.ts';

/** One prediction as somebody typed it, and whether Slack told them that it was taken. */
export interface Typed {
  readonly word: string;
  readonly authorId: string;
  readonly percent: number;
  readonly how: 'command' | 'message';
  readonly isAcked: boolean;
}

/** A follow-up that was answered with Yes, and whether Slack told them that it was taken. */
export interface Pressed {
  readonly word: string;
  readonly isAcked: boolean;
}

/** Two predictions of one person that fall due together are still asked one by one. */
const PER_PERSON = 2;
const PEOPLE = 60;
/** Nobody types more than this in a round. */
const MOST_TYPED = PEOPLE * PER_PERSON;
export const typists = PEOPLE;

/** Types predictions, as commands and as plain messages to Hunch, until told that it is over. */
export async function typePredictions(
  slack: SandboxClient,
  luck: Chance,
  isOver: () => boolean,
): Promise<Typed[]> {
  const typed: Typed[] = [];
  const ids = idsOf(PEOPLE);
  for (let index = 0; index < MOST_TYPED && !isOver(); index += 1) {
    await untilHeard(slack, isOver);
    const authorId = ids[index % PEOPLE] ?? '';
    const word = `job-${String(index).padStart(5, '0')}-`;
    const percent = luck.whole(1, 99);
    const how = luck.pick(['command', 'message'] as const);
    const text = `${word} converges by tomorrow 5pm ${percent}%`;
    const isAcked = await (how === 'command' ? command : say)(slack, authorId, text);
    typed.push({ word, authorId, percent, how, isAcked });
    await sleep(luck.between(20, 250));
  }
  return typed;
}

/** People see that an app is away, and wait; that it goes away while they type they do not. */
async function untilHeard({ sockets }: SandboxClient, isOver: () => boolean): Promise<void> {
  while (!isOver() && (await sockets.open()).length === 0) await sleep(50);
}

async function command(slack: SandboxClient, authorId: string, text: string): Promise<boolean> {
  const person = slack.as(authorId);
  return (await person.command(await person.dm(), `/predict ${text}`)).ok;
}

/**
 * An event may be acked at its repetition, which the person does not see; the log of payloads does. One that is still on
 * its way has no error yet, and is not acked either.
 */
async function say(slack: SandboxClient, authorId: string, text: string): Promise<boolean> {
  const person = slack.as(authorId);
  await person.say(await person.dm(), text);
  const events = await slack.log({ direction: 'slack-to-app', method: 'message' });
  return events.some(
    ({ request, tookMs, error }) =>
      tookMs !== undefined && error === undefined && JSON.stringify(request).includes(text),
  );
}

/** Answers follow-ups with Yes as they come, once more where the app did not respond, until told that it is over. */
export async function pressYes(
  slack: SandboxClient,
  typed: readonly Typed[],
  isOver: () => boolean,
): Promise<Pressed[]> {
  const pressed = new Map<string, boolean>();
  while (!isOver()) {
    for (const { word, authorId } of typed) {
      await untilHeard(slack, isOver);
      if (isOver() || pressed.get(word)) continue;
      const person = slack.as(authorId);
      const asked = await question(person, word);
      if (asked) pressed.set(word, (await person.click(asked, 'Yes')).ok);
    }
    await sleep(50);
  }
  return [...pressed].map(([word, isAcked]) => ({ word, isAcked }));
}

async function question(person: PersonClient, word: string): Promise<SeenMessage | undefined> {
  const messages = await person.messages(await person.dm());
  return messages.findLast(
    (each) => each.plain.includes(word) && each.buttons.some(({ text }) => text === 'Yes'),
  );
}
