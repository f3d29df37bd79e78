import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { SandboxOptions } from '../../../sandbox/start.ts';
import type { Api } from './api.ts';
import { MANIFEST, type openSandbox } from './echo.ts';

type World = Awaited<ReturnType<typeof openSandbox>> & { readonly api: Api };
type Arguments = Readonly<Record<string, unknown>>;

/** How to make a method answer one of its codes: the arguments, after whatever must happen first. */
export interface Provocation {
  readonly options?: Partial<SandboxOptions>;
  readonly args: (world: World) => Arguments | Promise<Arguments>;
}

const TRAINING = 'C0TRAIN001';
const RANDOM = 'C0RANDOM01';
const NOWHERE = 'C0NOWHERE1';
const ANA = 'U0ANA00001';
const KENJI = 'U0KENJI001';
const modal = (more: object = {}) => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Form' },
  blocks: [],
  ...more,
});
const home = { type: 'home', blocks: [] };
const words = { channel: TRAINING, text: 'Words' };
const rich = [
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }] },
];
const tables = Array.from({ length: 2 }, () => ({
  type: 'table',
  rows: [[{ type: 'raw_text', text: 'a' }]],
}));
const long = Array.from({ length: 4 }, () => ({
  type: 'section',
  text: { type: 'plain_text', text: 'x'.repeat(2_900) },
}));

const is = (args: Arguments, options: Partial<SandboxOptions> = {}): Provocation => ({
  options,
  args: () => args,
});
const after = (args: Provocation['args'], options: Partial<SandboxOptions> = {}): Provocation => ({
  options,
  args,
});

/** The test manifest with some of it changed. */
export function manifestWith(change: (manifest: ManifestParts) => void): object {
  const manifest: ManifestParts = parse(readFileSync(MANIFEST, 'utf8'));
  change(manifest);
  return manifest;
}

/** What the tests change of a manifest. */
export interface ManifestParts {
  features: { app_home: Record<string, boolean> };
  oauth_config: { scopes: { bot: string[]; bot_optional: string[] } };
  settings: { event_subscriptions: { bot_events: string[] }; interactivity: { is_enabled: boolean } };
}

const withScopes = (...scopes: string[]): Partial<SandboxOptions> => ({
  manifest: manifestWith((manifest) => manifest.oauth_config.scopes.bot.push(...scopes)),
});
const withoutScope = (scope: string): Partial<SandboxOptions> => ({
  manifest: manifestWith(({ oauth_config: { scopes } }) => {
    scopes.bot = scopes.bot.filter((each) => each !== scope);
    scopes.bot_optional = scopes.bot_optional.filter((each) => each !== scope);
  }),
});
const withHome = (home: Record<string, boolean>): Partial<SandboxOptions> => ({
  manifest: manifestWith((manifest) => Object.assign(manifest.features.app_home, home)),
});

/** The same call, with #training archived before. */
function inArchive(args: Arguments, options: Partial<SandboxOptions> = {}): Provocation {
  return after(async ({ slack }) => {
    await slack.channels.archive('#training');
    return args;
  }, options);
}

async function posted({ api }: World, more: Arguments = {}): Promise<{ channel: string; ts: string }> {
  const { ts } = await api.call('chat.postMessage', { ...words, ...more });
  return { channel: TRAINING, ts: String(ts) };
}

async function said({ slack }: World): Promise<{ channel: string; ts: string }> {
  return { channel: TRAINING, ts: (await slack.as('ana').say('#training', 'mine')).ts };
}

async function usedTrigger({ api }: World): Promise<Arguments> {
  const args = { trigger_id: await api.trigger(), view: modal() };
  await api.call('views.open', args);
  return args;
}

async function oldTrigger({ api }: World): Promise<Arguments> {
  const args = { trigger_id: await api.trigger(), view: modal() };
  await new Promise((resolve) => setTimeout(resolve, 3_050));
  return args;
}

/** A modal that is open for Ana, as Slack returned it. */
async function opened({ api }: World, view: object = modal()): Promise<Arguments> {
  const reply = await api.call('views.open', { trigger_id: await api.trigger(), view });
  return reply['view'] as Arguments;
}

async function deletedFile({ api }: World): Promise<Arguments> {
  const file = await api.uploadPicture();
  await api.call('files.delete', { file });
  return { file };
}

const content = (base: Arguments): Readonly<Record<string, Provocation>> => ({
  invalid_blocks: is({ ...base, blocks: [{ type: 'nonsense' }] }),
  invalid_blocks_format: is({ ...base, blocks: '{"no":"list"}' }),
  msg_blocks_too_long: is({ ...base, blocks: long }),
  only_one_table_allowed: is({ ...base, blocks: tables }),
  too_many_attachments: is({ ...base, attachments: Array.from({ length: 101 }, () => ({ text: 'a' })) }),
  markdown_text_conflict: is({ ...base, markdown_text: '*both*' }),
  no_text: is({ ...base, text: '' }),
});

const metadata = (base: Arguments): Readonly<Record<string, Provocation>> => ({
  invalid_metadata_format: is({ ...base, metadata: 'no object' }),
  invalid_metadata_schema: is({ ...base, metadata: { event_type: 'a' } }),
  metadata_too_large: is({
    ...base,
    metadata: { event_type: 'a', event_payload: { a: 'x'.repeat(20_000) } },
  }),
});

/** Content errors of a method that needs a message of its own first. */
const onPosted = (rows: Readonly<Record<string, Provocation>>): Record<string, Provocation> =>
  Object.fromEntries(
    Object.entries(rows).map(([code, row]) => [
      code,
      after(async (world) => ({ ...(await row.args(world)), ...(await posted(world)) }), row.options),
    ]),
  );

const pages = (args: Arguments) => ({ invalid_cursor: is({ ...args, cursor: 'nonsense' }) });
const triggers = {
  exchanged_trigger_id: after(usedTrigger),
  expired_trigger_id: after(oldTrigger),
  invalid_trigger_id: is({ trigger_id: '1.2.3', view: modal() }),
  view_too_large: is({ trigger_id: '1.2.3', view: modal({ private_metadata: 'x'.repeat(250_001) }) }),
};

/** For every method, every code it may answer with, and what provokes it. The test fails when one is missing. */
export const PROVOCATIONS: Readonly<Record<string, Readonly<Record<string, Provocation>>>> = {
  'auth.test': {},
  'apps.connections.open': {},
  'bots.info': { bot_not_found: is({ bot: 'B0NOBODY01' }) },
  'team.info': { team_not_found: is({ team: 'T0OTHER001' }, withScopes('team:read')) },
  'chat.postMessage': {
    channel_not_found: is({ ...words, channel: NOWHERE }),
    not_in_channel: is({ ...words, channel: RANDOM }),
    is_archived: inArchive(words),
    messages_tab_disabled: is({ ...words, channel: ANA }, withHome({ messages_tab_enabled: false })),
    cannot_reply_to_message: is({ ...words, thread_ts: '1.000000' }),
    cannot_dm_bot: is({ ...words, channel: 'USLACKBOT' }),
    msg_too_long: is({ channel: TRAINING, markdown_text: 'x'.repeat(12_001) }),
    ...content(words),
    ...metadata(words),
  },
  'chat.postEphemeral': {
    channel_not_found: is({ ...words, channel: NOWHERE, user: ANA }),
    not_in_channel: is({ ...words, channel: RANDOM, user: ANA }),
    user_not_in_channel: is({ ...words, user: 'U0OTTO0001' }),
    is_archived: inArchive({ ...words, user: ANA }),
    msg_too_long: is({ ...words, user: ANA, text: 'x'.repeat(40_001) }),
    invalid_attachments: is({
      ...words,
      user: ANA,
      attachments: [{ text: 'a' }],
      blocks: [{ type: 'divider' }],
    }),
    ...content({ ...words, user: ANA }),
  },
  'chat.update': {
    channel_not_found: is({ ...words, channel: NOWHERE, ts: '1.000000' }),
    message_not_found: is({ ...words, ts: '1.000000' }),
    cant_update_message: after(async (world) => ({ ...words, ...(await said(world)) })),
    block_mismatch: after(async (world) => ({ ...words, ...(await posted(world, { blocks: rich })) })),
    is_archived: after(async (world) => {
      const message = await posted(world);
      await world.slack.channels.archive('#training');
      return { ...words, ...message };
    }),
    ...onPosted({
      ...content(words),
      ...metadata(words),
      msg_too_long: is({ ...words, text: 'x'.repeat(4_001) }),
    }),
  },
  'chat.delete': {
    channel_not_found: is({ channel: NOWHERE, ts: '1.000000' }),
    message_not_found: is({ channel: TRAINING, ts: '1.000000' }),
    cant_delete_message: after(said),
  },
  'chat.getPermalink': {
    channel_not_found: is({ channel: NOWHERE, message_ts: '1.000000' }),
    message_not_found: is({ channel: TRAINING, message_ts: '1.000000' }),
  },
  'conversations.info': {
    channel_not_found: is({ channel: 'C0SECRET01' }),
    missing_scope: after(async ({ api }) => {
      const { channel } = await api.call('conversations.open', { users: ANA });
      return { channel: (channel as { id: string }).id };
    }),
  },
  'conversations.members': {
    channel_not_found: is({ channel: NOWHERE }),
    missing_scope: is({ channel: TRAINING }, withoutScope('channels:read')),
    ...pages({ channel: TRAINING }),
  },
  'conversations.list': {
    invalid_types: is({ types: 'nonsense' }),
    missing_scope: is({ types: 'private_channel' }, withoutScope('groups:read')),
    ...pages({}),
  },
  'users.conversations': {
    invalid_types: is({ types: 'nonsense' }),
    missing_scope: is({ types: 'private_channel' }, withoutScope('groups:read')),
    user_not_found: is({ user: 'U0NOBODY01' }),
    ...pages({}),
  },
  'conversations.open': {
    channel_not_found: is({ channel: NOWHERE }),
    missing_scope: is({ users: ANA }, withoutScope('im:write')),
    too_many_users: is({ users: Array.from({ length: 9 }, () => ANA).join() }),
    user_disabled: after(async ({ slack }) => {
      await slack.people.change('kenji', { deactivated: true });
      return { users: KENJI };
    }),
    user_not_found: is({ users: 'U0NOBODY01' }),
    user_not_visible: after(async ({ slack }) => {
      await slack.channels.remove('#evals', 'otto');
      return { users: 'U0OTTO0001' };
    }),
    users_list_not_supplied: is({}),
    cannot_dm_bot: is({ users: 'USLACKBOT' }),
  },
  'conversations.history': {
    channel_not_found: is({ channel: NOWHERE }),
    not_in_channel: is({ channel: RANDOM }),
    invalid_ts_latest: is({ channel: TRAINING, latest: 'today' }),
    invalid_ts_oldest: is({ channel: TRAINING, oldest: 'today' }),
    ...pages({ channel: TRAINING }),
  },
  'conversations.replies': {
    channel_not_found: is({ channel: NOWHERE, ts: '1.000000' }),
    not_in_channel: is({ channel: RANDOM, ts: '1.000000' }),
    thread_not_found: is({ channel: TRAINING, ts: '1.000000' }),
    invalid_ts_latest: after(async (world) => ({ ...(await posted(world)), latest: 'today' })),
    invalid_ts_oldest: after(async (world) => ({ ...(await posted(world)), oldest: 'today' })),
    invalid_cursor: after(async (world) => ({ ...(await posted(world)), cursor: 'nonsense' })),
    missing_scope: is({ channel: TRAINING, ts: '1.000000' }, withoutScope('channels:history')),
  },
  'users.info': {
    user_not_found: is({ user: 'U0NOBODY01' }),
    user_not_visible: after(async ({ slack }) => {
      await slack.channels.remove('#evals', 'otto');
      return { user: 'U0OTTO0001' };
    }),
  },
  'users.list': pages({}),
  'users.lookupByEmail': {
    users_not_found: is({ email: 'nobody@acme.example' }, withScopes('users:read.email')),
  },
  'views.open': {
    ...triggers,
    duplicate_external_id: after(async (world) => {
      await opened(world, modal({ external_id: 'same' }));
      return { trigger_id: await world.api.trigger(), view: modal({ external_id: 'same' }) };
    }),
  },
  'views.push': {
    ...triggers,
    not_found: after(async ({ api }) => ({ trigger_id: await api.trigger(), view: modal() })),
    push_limit_reached: after(async (world) => {
      const { api, slack } = world;
      const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
      const view = modal({ blocks: [{ type: 'actions', elements: [button] }] });
      const pressed = async (): Promise<Arguments> => {
        const ana = slack.as('ana');
        await ana.click(await ana.modal(), 'Go');
        const latest = (await slack.log({ method: 'block_actions' })).at(-1)?.request;
        return { trigger_id: Object(latest)['trigger_id'], view };
      };
      await opened(world, view);
      await api.call('views.push', await pressed());
      await api.call('views.push', await pressed());
      return pressed();
    }),
    duplicate_external_id: after(async (world) => {
      const { slack } = world;
      const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
      const view = modal({ external_id: 'same', blocks: [{ type: 'actions', elements: [button] }] });
      await opened(world, view);
      const ana = slack.as('ana');
      await ana.click(await ana.modal(), 'Go');
      const latest = (await slack.log({ method: 'block_actions' })).at(-1)?.request;
      return { trigger_id: Object(latest)['trigger_id'], view };
    }),
  },
  'views.update': {
    not_found: is({ view_id: 'V0NOWHERE1', view: modal() }),
    hash_conflict: after(async (world) => ({
      view_id: (await opened(world))['id'],
      hash: '1.old',
      view: modal(),
    })),
    view_too_large: after(async (world) => ({
      view_id: (await opened(world))['id'],
      view: modal({ private_metadata: 'x'.repeat(250_001) }),
    })),
    duplicate_external_id: after(async (world) => {
      await world.api.call('views.publish', { user_id: KENJI, view: { ...home, external_id: 'same' } });
      return { view_id: (await opened(world))['id'], view: modal({ external_id: 'same' }) };
    }),
  },
  'views.publish': {
    not_enabled: is({ user_id: ANA, view: home }, withHome({ home_tab_enabled: false })),
    user_not_found: is({ user_id: 'U0NOBODY01', view: home }),
    hash_conflict: after(async ({ api }) => {
      await api.call('views.publish', { user_id: ANA, view: home });
      return { user_id: ANA, view: home, hash: '1.old' };
    }),
    view_too_large: is({ user_id: ANA, view: { ...home, private_metadata: 'x'.repeat(250_001) } }),
    duplicate_external_id: after(async ({ api }) => {
      await api.call('views.publish', { user_id: KENJI, view: { ...home, external_id: 'same' } });
      return { user_id: ANA, view: { ...home, external_id: 'same' } };
    }),
  },
  'files.getUploadURLExternal': {
    missing_argument: is({ filename: 'a.png', length: 0 }),
    file_upload_size_restricted: is({ filename: 'a.png', length: 20_000_001 }),
    alt_txt_too_large: is({ filename: 'a.png', length: 1, alt_txt: 'x'.repeat(1_001) }),
  },
  'files.completeUploadExternal': {
    file_not_found: is({ files: [{ id: 'F0NOWHERE1' }] }),
    channel_not_found: is({ files: [{ id: 'F0NOWHERE1' }], channel_id: NOWHERE }),
    not_in_channel: is({ files: [{ id: 'F0NOWHERE1' }], channel_id: RANDOM }),
    channels_limit_exceeded: is({
      files: [{ id: 'F0NOWHERE1' }],
      channels: Array(101).fill(TRAINING).join(),
    }),
    is_archived: inArchive({ files: [{ id: 'F0NOWHERE1' }], channel_id: TRAINING }),
    messages_tab_disabled: after(
      async ({ slack }) => ({ files: [{ id: 'F0NOWHERE1' }], channel_id: await slack.as('ana').dm() }),
      withHome({ messages_tab_enabled: false }),
    ),
  },
  'files.info': {
    file_not_found: is({ file: 'F0NOWHERE1' }, withScopes('files:read')),
    file_deleted: after(deletedFile, withScopes('files:read')),
  },
  'files.delete': {
    file_not_found: is({ file: 'F0NOWHERE1' }),
    file_deleted: after(deletedFile),
  },
  'reactions.add': {
    channel_not_found: is(
      { channel: NOWHERE, timestamp: '1.000000', name: 'tada' },
      withScopes('reactions:write'),
    ),
    message_not_found: is(
      { channel: TRAINING, timestamp: '1.000000', name: 'tada' },
      withScopes('reactions:write'),
    ),
    invalid_name: is(
      { channel: TRAINING, timestamp: '1.000000', name: 'Ta da' },
      withScopes('reactions:write'),
    ),
    is_archived: inArchive(
      { channel: TRAINING, timestamp: '1.000000', name: 'tada' },
      withScopes('reactions:write'),
    ),
    already_reacted: after(async (world) => {
      const { ts } = await posted(world);
      const args = { channel: TRAINING, timestamp: ts, name: 'tada' };
      await world.api.call('reactions.add', args);
      return args;
    }, withScopes('reactions:write')),
  },
};
