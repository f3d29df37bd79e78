import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkShape } from '../../sandbox/rules/check.ts';
import { BLOCK_TEXT_AT_MOST, wholeRules } from '../../sandbox/rules/whole.ts';
import { shapes } from '../../sandbox/rules.ts';
import { type Api, apiOf, type Reply } from './support/api.ts';
import { breaksOf } from './support/breaking.ts';
import { openSandbox } from './support/echo.ts';
import { hosted, READY_FILE, SAMPLES } from './support/samples.ts';

/** Each row of the table is broken through the real methods, and Slack's code comes back. */
let world: Awaited<ReturnType<typeof openSandbox>>;
let api: Api;

beforeAll(async () => {
  world = await openSandbox({ fileReadyAfterMs: 0 });
  api = apiOf(world.sandbox, world.slack);
  expect(await api.uploadPicture()).toBe(READY_FILE);
});

afterAll(() => world[Symbol.asyncDispose]());

/** Sends a thing of a shape to Slack, in a message or view that is valid but for it. */
async function send(name: string, value: unknown): Promise<Reply> {
  const { on, value: whole } = hosted(name, value);
  return sendWhole(on, whole);
}

async function sendWhole(on: 'message' | 'modal' | 'home', whole: unknown): Promise<Reply> {
  if (on === 'message')
    return api.call('chat.postMessage', { channel: 'C0TRAIN001', text: 'Words', blocks: whole });
  if (on === 'home') return api.call('views.publish', { user_id: 'U0ANA00001', view: whole });
  return api.call('views.open', { trigger_id: await api.trigger(), view: whole });
}

const names = [...shapes.keys()].filter((name) => name !== 'suggestions');

test('every shape of the table has a sample to break', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual([...shapes.keys()].sort());
});

describe.each(names)('%s', (name) => {
  const shape = shapes.get(name);
  const sample = SAMPLES[name];
  if (!shape || !sample) throw new Error(`no sample of ${name}`);

  test('is accepted when it is right', async () => {
    expect(await send(name, sample)).toMatchObject({ ok: true });
  });

  test.each(breaksOf(shape, sample).map((each) => [each.how, each] as const))(
    'is refused when it %s',
    async (_how, { value }) => {
      const reply = await send(name, value);

      expect(reply.ok).toBe(false);
      expect(usualCodes(name, value)).toContain(reply.error);
      expect(reply.response_metadata?.messages?.[0]).toMatch(/^\[ERROR\] .* \[json-pointer:\/(blocks|view)/);
    },
  );
});

/** The code of the surface; blocks too long for a message have one of their own. */
function usualCodes(name: string, value: unknown): readonly string[] {
  if (name === 'modal' || name === 'home') return ['invalid_arguments'];
  return JSON.stringify(value).length > BLOCK_TEXT_AT_MOST
    ? ['invalid_blocks', 'msg_blocks_too_long']
    : ['invalid_blocks'];
}

describe.each(wholeRules.flatMap((rule) => rule.on.map((on) => [rule.name, on, rule] as const)))(
  '%s in a %s',
  (_name, on, rule) => {
    test('is refused when it does not hold', async () => {
      const blocks = rule.brokenBy();
      const reply = await sendWhole(on, on === 'message' ? blocks : { ...SAMPLES[on], blocks });

      expect(reply).toMatchObject({
        ok: false,
        error: rule.error ?? (on === 'message' ? 'invalid_blocks' : 'invalid_arguments'),
        response_metadata: { messages: [expect.stringContaining(rule.says)] },
      });
    });
  },
);

test.each(['alert', 'card', 'carousel', 'container', 'task_card', 'plan', 'nonsense'])(
  'a block of type %s is refused',
  async (type) => {
    expect(await send('divider', { type })).toMatchObject({ ok: false, error: 'invalid_blocks' });
  },
);

test.each(['markdown', 'table', 'data_table', 'data_visualization', 'context_actions', 'file'])(
  'a block of type %s is for messages only',
  async (name) => {
    expect(await sendWhole('home', { type: 'home', blocks: [SAMPLES[name]] })).toMatchObject({
      error: 'invalid_arguments',
    });
  },
);

test.each([
  ['number_input', 'actions'],
  ['plain_text_input', 'actions'],
  ['datetimepicker', 'accessory'],
  ['button', 'input'],
  ['overflow', 'input'],
  ['button', 'context'],
])('a %s is refused as part of %s', async (element, place) => {
  const blocks = {
    actions: { type: 'actions', elements: [SAMPLES[element]] },
    accessory: { ...SAMPLES['section'], accessory: SAMPLES[element] },
    input: { ...SAMPLES['input'], element: SAMPLES[element] },
    context: { type: 'context', elements: [SAMPLES[element]] },
  };
  expect(await sendWhole('message', [blocks[place as keyof typeof blocks]])).toMatchObject({
    error: 'invalid_blocks',
  });
});

test('an app may offer no options, but must say so', () => {
  expect(checkShape({ options: [] }, ['suggestions'], '')).toEqual([]);
  expect(checkShape({}, ['suggestions'], '')).not.toEqual([]);
});

test('a view above 250 KB is too large', async () => {
  const blocks = Array.from({ length: 100 }, () => ({
    type: 'section',
    text: { type: 'plain_text', text: 'x'.repeat(2_600) },
  }));
  expect(await sendWhole('home', { type: 'home', blocks })).toMatchObject({ error: 'view_too_large' });
});
