import { describe, expect, test } from 'vitest';
import type { DigestFigures } from '../../../../src/figures/digest/digest.ts';
import { digestMessages } from '../../../../src/slack/views/digest/digest.ts';
import { judgedClaim, NO, percents, predictionOf } from '../../../domain/digest/claims.ts';
import { digestOf, lesson, recordOf, toldOf } from './sample.ts';

const LEVELS = [20, 35, 50, 65, 80].map((percent) => ({ percent, n: 12, yes: Math.round(percent * 0.12) }));
const some = { created: 9, answered: 5, void: 1, waiting: 0 };

describe('a week', () => {
  test('with nothing to say posts nothing; with something waiting, one line', () => {
    const waiting = { created: 0, answered: 0, void: 0, waiting: 3 };

    expect(say(digestOf())).toEqual([]);
    expect(digestMessages(digestOf({ counts: waiting }), OPTIONS)).toEqual([
      {
        text: 'A quiet week in #training: nothing new, nothing answered. 3 predictions still wait for an outcome: whoever is asked can answer on my Home tab.',
      },
    ]);
  });

  test('tells surprises with the reason then and the lesson now', () => {
    const claim = judgedClaim('val_loss < 0.35', NO, percents(88, 92), {
      reason: 'warmup held',
      ...lesson(NO, 'check the batch size'),
    });

    const [text] = say(digestOf({ counts: some, ...toldOf([claim]) }));

    expect(text).toContain(
      '• “val_loss &lt; 0.35” came out *no*, which was given 10% on average by 2 people.\n   _Then:_ warmup held\n   _Now:_ check the batch size',
    );
  });

  test('counts the outcomes that are missing for a chart, and says why below three forecasters', () => {
    const missing = { ...digestOf().record, missingOutcomes: 8 };

    expect(say(digestOf({ counts: some, record: missing }))[0]).toContain(
      '8 more yes/no outcomes until a chart means anything.',
    );
    expect(say(digestOf({ counts: some, record: { ...missing, forecasters: 2 } }))[0]).toContain(
      'come once 3 people have forecast here',
    );
  });

  test('shows the picture with its whole text, and the same text without one', () => {
    const figures = digestOf({ counts: some, record: recordOf(LEVELS) });
    const picture = digestMessages(figures, OPTIONS)[0]?.blocks?.find((block) => block.type === 'image');

    expect(JSON.stringify(picture)).toContain('"slack_file":{"id":"F0000000001"}');
    expect(JSON.stringify(picture)).toContain('Said 80%: 10 of 12 happened');
    expect(say(figures, {})[0]).toContain('• Said 80%: 10 of 12 happened');
    expect(say(figures, {})[0]).not.toContain('slack_file');
  });

  test('names no number of what is still open', () => {
    const open = predictionOf({ claim: 'mixup helps' });
    const comingWeek = { claims: [{ prediction: open, authorName: null }], total: 1 };

    expect(say(digestOf({ counts: some, comingWeek }))[0]).toMatch(/• “mixup helps”, <!date\^\d+\^[^>]*>$/m);
  });

  test('warns when what was answered may not stand for what was due', () => {
    const counts = { created: 0, answered: 2, void: 0, waiting: 6 };

    expect(say(digestOf({ counts }))[0]).toContain('6 of the 8 that were due have no outcome yet');
  });
});

test('a long digest continues in the thread; nothing is lost on the way', () => {
  const claims = Array.from({ length: 30 }, (_, index) => ({
    prediction: predictionOf({ claim: `claim number ${index}.`.padEnd(150, ' and so on') }),
    authorName: null,
  }));

  const messages = say(digestOf({ counts: some, comingWeek: { claims, total: 44 } }));

  expect(messages.length).toBeGreaterThan(1);
  expect(messages[0]).toContain('and 39 more, in the thread');
  for (let index = 0; index < 30; index += 1) expect(messages.join('\n')).toContain(`claim number ${index}.`);
  expect(messages.at(-1)).toContain('and 14 more');
});

const OPTIONS = { commandName: '/predict', files: { reliability: 'F0000000001' } };

/** Every message as the text of its blocks. */
function say(figures: DigestFigures, files: Readonly<Record<string, string>> = OPTIONS.files): string[] {
  return digestMessages(figures, { ...OPTIONS, files }).map((message) =>
    (message.blocks ?? [])
      .map((block) => (block.type === 'section' && block.text ? block.text.text : JSON.stringify(block)))
      .join('\n'),
  );
}
