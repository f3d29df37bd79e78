import type { Button } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { SeenMessage } from '../../../sandbox/client.ts';
import { dialects } from '../../support/databases.ts';
import { openWorld, type World } from '../../support/world.ts';
import { reporting } from './opted-in.ts';

const MORNING = '2026-11-23T09:00:00.000Z';

/** The button that a question puts forward; null where it leaves the choice to the person. */
function proposed({ blocks }: SeenMessage): string | null {
  const buttons = blocks.flatMap((block) => ('elements' in block ? (block.elements as Button[]) : []));
  return buttons.find(({ style }) => style === 'primary')?.text.text ?? null;
}

/** Nobody but the person says what happened. */
async function nothingAnswered(world: World): Promise<void> {
  const rows = await world.hunch.deps.db.read.selectFrom('predictions').select('answered_at').execute();
  expect(rows.map(({ answered_at }) => answered_at)).toEqual([null]);
}

describe.each(dialects)('the end of a run on %s', (dialect) => {
  test.each([
    ['failed', 'The run failed', { error: { type: 'OutOfMemoryError', message: 'CUDA' } }],
    ['crashed', 'The run crashed', {}],
    ['killed', 'The run was killed', { exit_code: 143 }],
  ])(
    'that %s asks whether that settles it, and “Can’t tell” leaves it unscored',
    async (state, words, more) => {
      await using world = await openWorld(dialect, MORNING);
      const { person, dm, start, program } = await reporting(world);
      await start('r', { predict: 'val_loss < 2 70%', prompt: 'never' });
      await world.slack.clock.by({ minutes: 41 });

      await program.post('/api/v1/runs', { run_id: 'r', state, ...more });

      const question = await person.waitForMessage(dm, `${words} after 41 min`);
      expect(question.plain).toContain('Does that settle it?');
      expect(question.buttons.map(({ text }) => text)).toEqual(
        expect.arrayContaining(['Yes', 'No', "Can't tell"]),
      );
      await nothingAnswered(world);
      await person.click(question, "Can't tell");
      await person.waitForMessage(dm, 'It is counted, not scored');
      expect(await world.hunch.deps.db.read.selectFrom('scores').selectAll().execute()).toEqual([]);
      expect(world.errors).toEqual([]);
    },
  );

  test.each([
    [
      'a share where percents were said',
      'accuracy > 91% 60%',
      { accuracy: 0.918 },
      'accuracy ended at 0.918',
    ],
    ['percents where a share was said', 'accuracy > 0.91 60%', { accuracy: 91.8 }, 'accuracy ended at 91.8'],
    ['another spelling', 'val_loss < 2 60%', { 'val/loss': 1.5 }, 'val/loss ended at 1.5'],
    ['a similar name', 'val_loss < 2 60%', { eval_loss: 1.5 }, 'eval_loss ended at 1.5'],
    [
      'a best beside the last',
      'val_loss < 2 60%',
      { val_loss: 2.4, 'val_loss.min': 1.9 },
      'Which did you mean?',
    ],
  ])('with %s asks what was meant and proposes nothing', async (_what, predict, summary, words) => {
    await using world = await openWorld(dialect, MORNING);
    const { person, dm, start, end } = await reporting(world);
    await start('r', { predict, prompt: 'never' });

    await end('r', { summary });

    const question = await person.waitForMessage(dm, words);
    expect(question.plain).toMatch(/Is that what you meant\?|Which did you mean\?/);
    expect(proposed(question)).toBeNull();
    await nothingAnswered(world);
  });

  test('with the very metric proposes the answer by its first button, and waits for the tap', async () => {
    await using world = await openWorld(dialect, MORNING);
    const { person, dm, start, end } = await reporting(world);
    await start('r', { predict: 'accuracy > 91% 60%', prompt: 'never' });

    await end('r', { summary: { accuracy: 91.8 } });

    const question = await person.waitForMessage(dm, 'accuracy ended at 91.8');
    expect(question.plain).not.toContain('meant?');
    expect(proposed(question)).toBe('Yes');
    await nothingAnswered(world);
  });
});
