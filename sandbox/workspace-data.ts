import { z } from 'zod';

const slackId = (prefix: string): z.ZodString => z.string().regex(new RegExp(`^[${prefix}][A-Z0-9]{8,}$`));

const person = z.strictObject({
  id: slackId('UW'),
  name: z.string().regex(/^[a-z0-9._-]{1,21}$/),
  realName: z.string().min(1),
  displayName: z.string().min(1),
  tz: z.string().refine(isZone, 'not an IANA time zone'),
  admin: z.boolean().default(false),
  guest: z.enum(['no', 'multi-channel', 'single-channel']).default('no'),
  /** The organisation an outsider belongs to; absent for members of this workspace. */
  outside: z.strictObject({ teamId: slackId('TE'), name: z.string() }).optional(),
  deactivated: z.boolean().default(false),
  about: z.string().default(''),
});

const channel = z.strictObject({
  id: slackId('CG'),
  name: z.string().regex(/^[a-z0-9_-]{1,80}$/),
  private: z.boolean().default(false),
  topic: z.string().max(250).default(''),
  /** Names of people. */
  members: z.array(z.string()).min(1),
  /** Whether the app's bot is in the channel from the start. */
  bot: z.boolean().default(false),
});

const suggestion = z.strictObject({
  label: z.string().min(1),
  /** What a click puts into the composer; nothing is sent. */
  fill: z.string(),
  channel: z.string().optional(),
});

/** The people, channels and first words of a workspace, as given by whoever starts the sandbox. */
const workspaceData = z.strictObject({
  team: z.strictObject({
    id: slackId('T'),
    name: z.string().min(1),
    domain: z.string().regex(/^[a-z0-9-]+$/),
  }),
  people: z.array(person).min(1),
  channels: z.array(channel).min(1),
  /** Name of the person a visitor starts as. */
  viewer: z.string(),
  welcome: z.strictObject({ channel: z.string(), title: z.string(), text: z.string() }),
  tryThese: z.array(suggestion).default([]),
});

/** What a caller writes; `workspaceData` fills in the defaults. */
export type WorkspaceData = z.input<typeof workspaceData>;
/** Workspace data after reading, with every default filled in. */
export type ReadWorkspaceData = z.output<typeof workspaceData>;

/** Reads workspace data and checks that every name it mentions is one of its people or channels. */
export function readWorkspaceData(data: unknown): ReadWorkspaceData {
  const read = workspaceData.parse(data);
  const people = new Set(read.people.map((each) => each.name));
  const channels = new Set(read.channels.map((each) => each.name));
  const unknown = [
    ...[read.viewer, ...read.channels.flatMap((each) => each.members)].filter((name) => !people.has(name)),
    ...[read.welcome.channel, ...read.tryThese.flatMap((each) => each.channel ?? [])].filter(
      (name) => !channels.has(name),
    ),
  ];
  if (unknown.length > 0)
    throw new Error(`workspace data names nobody and no channel called: ${unknown.join(', ')}`);
  return read;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
