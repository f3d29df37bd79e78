import type { PersonClient } from '../../sandbox/client.ts';
import { captureIds } from '../../src/slack/ids/capture.ts';
import { ackOf, type Measure, untilFirst, untilMessageAcked } from '../support/measures.ts';
import type { Stage } from '../support/stage.ts';

/** Where acts are measured. */
export interface Scene {
  readonly stage: Stage;
  /** Everybody who may act; each has one question that waits. */
  readonly ids: readonly string[];
  /** How often each act is measured. */
  readonly times: number;
}

/** Does something once; resolves with the milliseconds that it took. */
type Once = () => Promise<number>;

/** One thing that people do. */
export interface Act {
  readonly what: string;
  /** It reads thousands of rows. */
  readonly isReading?: true;
  /** Makes ready what is not measured. */
  prepare(scene: Scene): Promise<Once[]>;
}

/** Index of the person with 5,000 predictions. */
export const BUSY = 0;
/** Preparing waits for whatever a loaded machine takes. */
const WAIT_MS = 30_000;

/** Reads nothing: what is measured of it is the way to Hunch and back. */
export const help: Act = typing('/predict help', 'help', ackOf);

/** Everything that people do often. */
export const acts: readonly Act[] = [
  typing('/predict', 'the form opens (first byte)', untilFirst('views.open', 'slash_commands')),
  typing('/predict val_loss < 0.35 by friday 17:00 70%', 'one line is recorded', ackOf),
  byEverybody('a form is submitted', async (person, { stage }) => {
    await person.command('#random', '/predict');
    const form = await person.modal('Record a prediction', WAIT_MS);
    const fields = { 'What will happen?': 'it converges', 'How likely is it?': '70' };
    return () => ackOf(stage.slack, () => person.submit(form, fields));
  }),
  byEverybody('tags are suggested', async (person, { stage }) => {
    await person.command('#random', '/predict');
    const form = await person.modal('Record a prediction', WAIT_MS);
    return () => ackOf(stage.slack, () => person.suggest(form, { actionId: captureIds.tags }, 't'));
  }),
  byEverybody('a question is answered by a button', async (person, { stage }) => {
    const question = await person.waitForMessage(await person.dm(), 'converges', { timeoutMs: WAIT_MS });
    return () => ackOf(stage.slack, () => person.click(question, 'Yes'));
  }),
  byEverybody('an answer is typed', async (person, { stage, times }, n) => {
    // The first ones have answered by the button.
    const other = stage.slack.as(stage.people[n + times]?.userId ?? person.person);
    const dm = await other.dm();
    return () => untilMessageAcked(stage.slack, () => other.say(dm, 'yes'));
  }),
  typing('/predict list', 'list of somebody with 5,000', ackOf, BUSY),
  { ...typing('/predict stats', 'statistics of somebody with 5,000', ackOf, BUSY), isReading: true },
  typing('/predict patterns', 'patterns of somebody with 5,000', ackOf, BUSY),
  typing('/predict settings', 'settings open (first byte)', untilFirst('views.open', 'slash_commands')),
  { ...typing('/predict digest now', 'preview of a digest: 30,000 shared', ackOf), isReading: true },
  {
    what: 'Home of somebody with 5,000 is published (first byte)',
    async prepare({ stage, ids, times }) {
      const person = stage.slack.as(ids[BUSY] ?? '');
      const measure = untilFirst('views.publish', 'app_home_opened');
      return Array.from({ length: times }, () => () => measure(stage.slack, () => person.openApp('home')));
    },
  },
];

/** Types a command: everybody in turn, or one person again and again. */
function typing(line: string, what: string, measure: Measure, only?: number): Act {
  return byEverybody(what, async (person, { stage, ids }) => {
    const typist = only === undefined ? person : stage.slack.as(ids[only] ?? '');
    return () => measure(stage.slack, () => typist.command('#training', line));
  });
}

function byEverybody(
  what: string,
  ready: (person: PersonClient, scene: Scene, n: number) => Promise<Once>,
): Act {
  return {
    what,
    async prepare(scene) {
      const prepared: Once[] = [];
      for (const [n, id] of scene.ids.slice(0, scene.times).entries())
        prepared.push(await ready(scene.stage.slack.as(id), scene, n));
      return prepared;
    },
  };
}
