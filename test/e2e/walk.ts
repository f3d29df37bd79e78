import { expect } from 'vitest';
import type { PersonClient, SandboxClient, SeenMessage } from '../../sandbox/client.ts';
import type { Plan } from './lines.ts';

/** Four people in four zones take turns. */
const PEOPLE = ['ana', 'maria', 'kenji', 'sam'];

/** A prediction on its way through the loop. */
export interface Walked {
  readonly plan: Plan;
  readonly person: PersonClient;
  readonly claim: string;
  /** Messages in which it was asked. */
  readonly asked: Set<string>;
  isAnswered: boolean;
  shown: string;
}

/** Types every line in #training, taps what is asked, and shares what the plan shares. */
export async function predictAll(slack: SandboxClient, plans: readonly Plan[]): Promise<Walked[]> {
  const walked: Walked[] = [];
  for (const [index, plan] of plans.entries()) {
    const person = slack.as(PEOPLE[index % PEOPLE.length] ?? 'ana');
    expect(await person.command('#training', `/predict ${plan.text}`), plan.text).toMatchObject({ ok: true });
    for (const tap of plan.taps) {
      expect(await person.click(await shows(person, tap), tap)).toMatchObject({ ok: true });
    }
    const back = await shows(person, plan.isShared ? 'Share in #training' : 'Keep private');
    expect(back.plain, plan.text).toContain('Recorded');
    const choice = plan.isShared ? 'Share in #training' : 'Keep private';
    expect(await person.click(back, choice), plan.text).toMatchObject({ ok: true });
    walked.push({ plan, person, claim: claimOf(back), asked: new Set(), isAnswered: false, shown: '' });
  }
  return walked;
}

/** Answers every question that waits, as the plan says; a put-off one is put off first. */
export async function answerWaiting(walked: readonly Walked[]): Promise<void> {
  for (const person of new Set(walked.map((one) => one.person.person))) {
    const mine = walked.filter((one) => one.person.person === person);
    const [first] = mine;
    if (!first) continue;
    const dm = await first.person.dm();
    for (const message of await first.person.messages(dm))
      for (const question of waitingIn(message)) {
        const one = mine.find((each) => each.claim === question.claim);
        expect(one, `${person} is asked about ${question.claim}`).toBeDefined();
        if (one) await answerOne(one, message, question.blockId, dm);
      }
  }
}

async function answerOne(one: Walked, message: SeenMessage, blockId: string, dm: string): Promise<void> {
  const { plan, person } = one;
  if (one.isAnswered) return;
  one.asked.add(message.ts);
  if (plan.isPutOffFirst && one.asked.size === 1) {
    await person.click(message, { actionId: 'answer.still-running', blockId }, 'Ask in 6 hours');
    return;
  }
  one.isAnswered = true;
  if (plan.answer.by === 'typed' && countQuestions(message) === 1) {
    await person.say(dm, plan.answer.words, { threadTs: message.ts });
    const reply = await person.waitForMessage(dm, (each) => each.byBot && each.ts !== message.ts, {
      threadTs: message.ts,
    });
    one.shown = reply.plain;
    return;
  }
  if (plan.answer.by === 'button') {
    await person.click(message, { text: plan.answer.words, blockId });
  } else {
    await enter(one, message, blockId);
  }
  one.shown = partOf(await answered(person, message, blockId), one.claim);
}

/** The message once this question's buttons have made way for what became of it, right after the ack. */
async function answered(person: PersonClient, message: SeenMessage, blockId: string): Promise<SeenMessage> {
  for (let tries = 0; tries < 100; tries += 1) {
    const now = await person.again(message);
    if (waitingIn(now).every((question) => question.blockId !== blockId)) return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return person.again(message);
}

/** Values go into the form; typed yes and no of a bundle go by button, since a thread of several cannot tell which. */
async function enter({ plan, person }: Walked, message: SeenMessage, blockId: string): Promise<void> {
  const words = plan.answer.words;
  const isValue = message.buttons.some((each) => each.blockId === blockId && each.text === 'Enter the value');
  if (isValue) {
    await person.click(message, { text: 'Enter the value', blockId });
    await person.submit(await person.modal('Enter the value'), { 'What came out?': words });
    const doubt = (await person.modals()).at(-1);
    if (doubt) await person.submit(doubt, {});
    return;
  }
  const text = /^can't/.test(words)
    ? "Can't tell"
    : /^no/.test(words)
      ? 'No'
      : words === '2.1'
        ? '2.0-2.2'
        : 'Yes';
  await person.click(message, { text, blockId });
}

/** The questions of a message that still have buttons to answer with. */
function waitingIn(message: SeenMessage): { blockId: string; claim: string }[] {
  const waiting = new Set(
    message.buttons.filter((each) => each.actionId === 'answer.cannot-tell').map((each) => each.blockId),
  );
  let claim = '';
  return message.blocks.flatMap((block) => {
    if (block.type === 'section' && 'text' in block) claim = plainOf(block.text);
    return waiting.has(block.block_id ?? '') ? [{ blockId: block.block_id ?? '', claim }] : [];
  });
}

const countQuestions = (message: SeenMessage): number =>
  new Set(message.blocks.map((block) => block.block_id).filter((id) => id?.startsWith('question.'))).size;

/** The newest reply, once it has this button: a reply is brought up to date right after the ack. */
async function shows(person: PersonClient, button: string): Promise<SeenMessage> {
  const newest = async () => (await person.messages('#training')).findLast((each) => each.ephemeral);
  for (let tries = 0; tries < 100; tries += 1) {
    const message = await newest();
    if (message?.buttons.some((each) => each.text === button)) return message;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${person.person} never sees ${button}: ${(await newest())?.plain}`);
}

/** The claim is the bold line of the reading back. */
function claimOf(back: SeenMessage): string {
  return back.plain.split('\n')[1] ?? '';
}

function plainOf(text: unknown): string {
  const raw = typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : '';
  return (raw.split('\n')[0] ?? '')
    .replaceAll('*', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** What a message says of one claim: from its line to the next divider. */
function partOf(message: SeenMessage, claim: string): string {
  const start = message.plain.indexOf(claim);
  return start < 0 ? message.plain : message.plain.slice(start, start + 600);
}
