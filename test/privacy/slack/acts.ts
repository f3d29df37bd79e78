import type { PersonClient, SeenMessage } from '../../../sandbox/client.ts';
import type { World } from '../../support/world.ts';
import { uniqueValue, wordsOf } from '../canaries.ts';
import type { Thing } from '../model.ts';
import { CHANNELS, MEETING, PEOPLE, type Somebody } from './people.ts';

/** Somebody's wish; the indexes are taken modulo what there is. */
export type Act =
  | { readonly do: 'record'; readonly who: number; readonly kind: number; readonly inDm: boolean }
  | { readonly do: 'share'; readonly thing: number; readonly where: number; readonly hides: boolean }
  | { readonly do: 'forecast' | 'hand-over'; readonly thing: number; readonly who: number }
  | { readonly do: 'answer' | 'undo' | 'make-private' | 'withdraw'; readonly thing: number }
  | { readonly do: 'leave' | 'join'; readonly who: number }
  | { readonly do: 'look'; readonly who: number; readonly at: number }
  | { readonly do: 'sleep' };

const HIDE = 'Hide everyone’s numbers until the outcome';
/** What people ask Hunch for. */
const LOOKS = [
  'list',
  'list answered',
  'stats',
  'stats @ana',
  'stats @maria',
  'patterns',
  'digest now',
  'export',
];
const DAY = { hours: 25 };

/** Does an act with the hands of whoever does it; what they cannot do is not done. */
export async function perform(world: World, things: Thing[], act: Act): Promise<void> {
  const { slack } = world;
  const thing = 'thing' in act ? pick(things, act.thing) : undefined;
  if ('thing' in act && !thing) return;
  switch (act.do) {
    case 'record':
      return record(world, things, act);
    case 'sleep':
      return void (await slack.clock.by(DAY));
    case 'leave':
    case 'join': {
      const { name } = PEOPLE[act.who % 3] as Somebody;
      const move = act.do === 'join' ? slack.channels.invite : slack.channels.remove;
      return move('#secret-model', name);
    }
    case 'look':
      return look(world, act);
    default:
      if (thing) await change(world, things, thing, act);
  }
}

async function record(world: World, things: Thing[], act: Extract<Act, { do: 'record' }>): Promise<void> {
  const who = PEOPLE[act.who % MEMBERS] as Somebody;
  const person = world.slack.as(who.name);
  const kind = (['binary', 'numeric'] as const)[act.kind % 2] ?? 'binary';
  const number = things.length + 1;
  const unique = uniqueValue(kind, number);
  if (!unique) return;
  const { value, said } = unique;
  const { reason, tag } = wordsOf(number);
  const what =
    value.kind === 'numeric'
      ? `zqclaim${number} takes ${value.low}-${value.high} (80%)`
      : value.kind === 'binary'
        ? `zqclaim${number} holds ${value.percent}%`
        : '';
  const line = `${what} by tomorrow 9am because ${reason} #${tag} #lr`;
  if (act.inDm) await person.say(await person.dm(), line);
  else await person.command('#training', `/predict ${line}`);
  const { sandbox } = world;
  things.push({
    number,
    teamId: sandbox.teamId,
    id: '',
    kind,
    authorId: who.userId,
    askedId: who.userId,
    channelId: null,
    hides: true,
    hasOutcome: false,
    isWithdrawn: false,
    said: [{ ...said, userId: who.userId }],
  });
}

async function change(
  world: World,
  things: readonly Thing[],
  thing: Thing,
  act: Extract<Act, { readonly thing: number }>,
): Promise<void> {
  const author = world.slack.as(thing.authorId);
  switch (act.do) {
    case 'share': {
      const place = CHANNELS[act.where % CHANNELS.length]?.name ?? '';
      if (!(await press(author, await newest(author, thing, 'Share'), 'Share'))) return;
      const form = await author.modal('Share a prediction');
      await author.submit(form, { 'Which channel?': place, 'In the channel': act.hides ? [HIDE] : [] });
      return;
    }
    case 'make-private':
    case 'withdraw': {
      const button = act.do === 'withdraw' ? 'Withdraw' : 'Make private';
      return void (await press(author, await newest(author, thing, button), button));
    }
    case 'hand-over': {
      if (!(await press(author, await newest(author, thing, 'Hand over'), 'Hand over'))) return;
      const to = PEOPLE[act.who % PEOPLE.length]?.name ?? '';
      const form = await author.modal('Hand over');
      const { errors } = await author.submit(form, { 'Who shall be asked what happened?': to });
      if (errors) await author.close(form);
      return;
    }
    case 'forecast':
      return forecast(world, things, thing, PEOPLE[act.who % PEOPLE.length] as Somebody);
    case 'answer': {
      const asked = world.slack.as(thing.askedId);
      const question = await newest(asked, thing, 'Can’t tell', "Can't tell");
      if (!question) return;
      const outcome = thing.kind === 'numeric' ? `${5002 + 10 * thing.number}` : 'no';
      const { note } = wordsOf(thing.number);
      await asked.say(question.channelId, `${outcome}, ${note}`, { threadTs: question.ts });
      return;
    }
    case 'undo':
      return void (await press(author, await newest(author, thing, 'Undo'), 'Undo'));
  }
}

async function forecast(world: World, things: readonly Thing[], thing: Thing, who: Somebody): Promise<void> {
  const place = CHANNELS.find(({ channelId }) => channelId === thing.channelId)?.name ?? '';
  const person = world.slack.as(who.name);
  const cards = await person.messages(place).catch(() => []);
  const card = cards.findLast(({ plain }) => plain.includes('predicts') && isAbout(plain, thing));
  const unique = uniqueValue(thing.kind === 'numeric' ? 'numeric' : 'binary', forecastsSoFar(things));
  if (!card || !unique) return;
  const button = thing.kind === 'numeric' ? 'Add your forecast' : 'Other';
  if (!(await press(person, card, button))) return;
  const [form] = await person.modals();
  if (!form) return;
  // Whether it is taken or not: nobody else may read it before they may.
  thing.said.push({ ...unique.said, userId: who.userId });
  const { value } = unique;
  if (value.kind === 'binary') await person.submit(form, { 'How likely is it?': `${value.percent}` });
  if (value.kind === 'numeric') await person.submit(form, { Low: `${value.low}`, High: `${value.high}` });
}

/** No two forecasts of a history share a number: those of authors count up from 1, those of others from beyond. */
const forecastsSoFar = (things: readonly Thing[]): number =>
  FIRST_BY_OTHERS + things.reduce((sum, { said }) => sum + said.length - 1, 0);
const FIRST_BY_OTHERS = 15;

async function look(world: World, act: Extract<Act, { do: 'look' }>): Promise<void> {
  const who = PEOPLE[act.who % PEOPLE.length] as Somebody;
  const person = world.slack.as(who.name);
  const what = LOOKS[act.at % (LOOKS.length + 1)];
  if (what === undefined) return void (await person.openApp('home').catch(() => undefined));
  const place = who.isExternal ? '#evals' : MEETING;
  await person.command(place, `/predict ${what}`).catch(() => undefined);
}

/** Only members of the workspace type commands. */
const MEMBERS = PEOPLE.filter(({ isExternal }) => !isExternal).length;

/** Presses a button where there is one. */
async function press(person: PersonClient, message: SeenMessage | undefined, text: string): Promise<boolean> {
  if (!message?.buttons.some((button) => button.text === text)) return false;
  return (await person.click(message, text)).ok;
}

/** The newest message of Hunch to somebody about a thing that has one of these buttons. */
async function newest(
  person: PersonClient,
  thing: Thing,
  ...buttons: readonly string[]
): Promise<SeenMessage | undefined> {
  const all = [...(await person.messages(MEETING)), ...(await person.messages(await person.dm()))];
  return all
    .filter(({ byBot, plain }) => byBot && isAbout(plain, thing))
    .filter((message) => message.buttons.some(({ text }) => buttons.includes(text)))
    .sort((a, b) => a.ts.localeCompare(b.ts))
    .at(-1);
}

const isAbout = (plain: string, { number }: Thing): boolean => new RegExp(`zqclaim${number}\\b`).test(plain);

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
