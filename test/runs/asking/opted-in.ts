import type { PersonClient, SeenMessage } from '../../../sandbox/client.ts';
import type { World } from '../../support/world.ts';
import { type Trainer, trainer } from '../trainer.ts';

/** Somebody whose runs report themselves, with the conversation in which Hunch asks them. */
export interface Asked {
  readonly person: PersonClient;
  readonly dm: string;
  readonly program: Trainer;
  /** Reports a start, with whatever else is to be said of it. */
  start(id: string, more?: object): Promise<unknown>;
  /** Reports an end. */
  end(id: string, more?: object): Promise<unknown>;
  /** What Hunch said so far that holds these words. */
  said(words: string): Promise<readonly SeenMessage[]>;
}

/** Somebody with a token of their own, who has said nothing yet about being asked. */
export async function reporting(world: World, name = 'ana'): Promise<Asked> {
  const person = world.slack.as(name);
  const dm = await person.dm();
  const program = await trainer(world, name);
  return {
    person,
    dm,
    program,
    start: (id, more = {}) => program.post('/api/v1/runs/start', { run_id: id, run_name: id, ...more }),
    end: (id, more = {}) => program.post('/api/v1/runs/finish', { run_id: id, ...more }),
    said: async (words) => (await person.messages(dm)).filter((message) => message.plain.includes(words)),
  };
}

/** The same once they chose to be asked at every start; the question for that was their first of the day. */
export async function optedIn(world: World, name = 'ana'): Promise<Asked> {
  const asked = await reporting(world, name);
  await asked.start('the-first');
  await world.slack.clock.by({ minutes: 4 });
  const { person, dm } = asked;
  await person.click(await person.waitForMessage(dm, 'Shall I ask you'), 'Ask me at every start');
  await person.waitForMessage(dm, 'I will ask you at every start');
  await asked.end('the-first');
  return asked;
}
