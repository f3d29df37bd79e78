import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialects } from '../support/databases.ts';
import { thingsIn } from './canaries.ts';
import { isRevealed, isToldIn, mayRead, mayReadNumber, type Thing } from './model.ts';
import { type Act, openStage, type Stage } from './stage.ts';
import { channelSurfaces, notSurfaces, personalSurfaces } from './surfaces.ts';

/** Histories that are played on each database; raise it to look longer. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 8);

const who = fc.nat(6);
const thing = fc.nat(9);
const where = fc.nat(3);

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('record' as const), who, kind: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('draft' as const), who }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('share' as const), thing, where, hides: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('forecast' as const), thing, who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('answer' as const), thing, isVoid: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('unshare' as const, 'withdraw' as const, 'undo' as const, 'reflect' as const),
      thing,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hand-over' as const), thing, who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('leave' as const, 'join' as const, 'silently-leave' as const),
      who,
      where,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('post' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 11, 1500) }),
  },
);

describe.each(dialects)('privacy on %s', (dialect) => {
  test('nobody reads a prediction or a number that is not theirs to see, on any surface', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 10, maxLength: 40, size: 'max' }), async (history) => {
        await using stage = await openStage(dialect);
        for (const act of history) await stage.act(act);

        expect(await leaks(stage)).toEqual([]);
      }),
      { numRuns: HISTORIES },
    );
  }, 300_000);
});

test('every figure that exists is read by this property, or said to be nobody’s to read', () => {
  const files = readdirSync('src/figures', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const read = [...personalSurfaces, ...channelSurfaces].flatMap(({ figures }) => figures);
  const known = new Set([...read, ...Object.keys(notSurfaces)]);

  expect(files.filter((file) => !known.has(file))).toEqual([]);
  expect([...known].filter((file) => !files.includes(file))).toEqual([]);
});

/** Everything that somebody reads and may not; empty where all is well. */
async function leaks(stage: Stage): Promise<string[]> {
  const { people, channels, things, posts, log } = stage;
  const found: string[] = [];
  for (const viewer of people)
    for (const { name, read, isAggregate = false } of personalSurfaces) {
      const text = readable(await read(stage, viewer));
      const reader = `${viewer.teamId} ${viewer.userId} on ${name}`;
      const sees = (thing: Thing) => mayRead(viewer, thing, channels);
      const knows: Knows = (thing, said) => mayReadNumber(viewer, thing, said, channels);
      found.push(...wrongIn(text, { reader, things, isAggregate, sees, knows }));
    }
  const toldIn = (channel: (typeof channels)[number], name: string, text: string, now = things) =>
    wrongIn(text, {
      reader: `#${channel.channelId} by ${name}`,
      things: now,
      isAggregate: channelSurfaces.some((one) => one.name === name && one.isAggregate),
      sees: (thing) => isToldIn(channel, thing),
      knows: (thing) => isToldIn(channel, thing) && isRevealed(thing),
    });
  for (const channel of channels)
    for (const { name, read } of channelSurfaces)
      found.push(...toldIn(channel, name, readable(await read(stage, channel))));
  for (const post of posts)
    found.push(...toldIn(post.channel, 'posting', readable(post.message), post.things));
  return [...found, ...log.filter((line) => thingsIn(line).length > 0).map((line) => `logged: ${line}`)];
}

type Knows = (thing: Thing, said: Thing['said'][number]) => boolean;

function wrongIn(
  text: string,
  reading: {
    readonly reader: string;
    readonly things: readonly Thing[];
    readonly isAggregate: boolean;
    readonly sees: (thing: Thing) => boolean;
    readonly knows: Knows;
  },
): string[] {
  const { reader, things, isAggregate, sees, knows } = reading;
  const told = new Set(thingsIn(text));
  return things.flatMap((thing) => {
    const claim = told.has(thing.number) && !sees(thing) ? [`${reader}: reads ${thing.number}`] : [];
    const numbers = thing.said
      .filter((said) => !(said.isPercent && isAggregate) && !knows(thing, said))
      .filter((said) => said.marks.some((mark) => mark.test(text)))
      .map((said) => `${reader}: reads what ${said.userId} said on ${thing.number}`);
    return [...claim, ...numbers];
  });
}

/** What is read, without the sentence that adds up the reader's own percents. */
const readable = (shown: unknown): string =>
  (JSON.stringify(shown) ?? '').replaceAll(/When (you say|your first choice)[^.]*\./g, '');
