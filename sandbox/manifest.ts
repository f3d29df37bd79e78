import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const command = z.looseObject({
  command: z.string().regex(/^\/\S{1,31}$/),
  description: z.string(),
  usage_hint: z.string().optional(),
  should_escape: z.boolean().default(false),
  url: z.string().optional(),
});

const shortcut = z.looseObject({
  name: z.string().max(24),
  type: z.enum(['message', 'global']),
  callback_id: z.string().max(255),
  description: z.string(),
});

const manifest = z.looseObject({
  display_information: z.looseObject({ name: z.string().max(35), description: z.string().optional() }),
  features: z
    .looseObject({
      app_home: z
        .looseObject({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(false),
          messages_tab_read_only_enabled: z.boolean().default(true),
        })
        .default({
          home_tab_enabled: false,
          messages_tab_enabled: false,
          messages_tab_read_only_enabled: true,
        }),
      bot_user: z.looseObject({ display_name: z.string().max(80) }).optional(),
      slash_commands: z.array(command).max(50).default([]),
      shortcuts: z.array(shortcut).max(10).default([]),
    })
    .prefault({}),
  oauth_config: z
    .looseObject({
      scopes: z
        .looseObject({
          bot: z.array(z.string()).default([]),
          bot_optional: z.array(z.string()).default([]),
        })
        .prefault({}),
    })
    .prefault({}),
  settings: z
    .looseObject({
      event_subscriptions: z
        .looseObject({ request_url: z.string().optional(), bot_events: z.array(z.string()).default([]) })
        .prefault({}),
      interactivity: z
        .looseObject({
          is_enabled: z.boolean().default(false),
          request_url: z.string().optional(),
          message_menu_options_url: z.string().optional(),
        })
        .prefault({}),
      socket_mode_enabled: z.boolean().default(false),
    })
    .prefault({}),
});

/** An app manifest as far as the sandbox uses it. */
export type Manifest = z.output<typeof manifest>;

/** Reads a manifest from a YAML or JSON file, or checks one that was parsed already. */
export function readManifest(source: string | object): Manifest {
  return manifest.parse(typeof source === 'string' ? parse(readFileSync(source, 'utf8')) : source);
}
