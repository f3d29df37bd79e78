import { z } from 'zod';

/** What may differ between two installations of Hunch. */
export interface ManifestChoices {
  /** With its slash, as HUNCH_COMMAND has it. */
  readonly command: string;
  /** Of the app; the bot gets the same, in small letters. Null leaves both. */
  readonly name: string | null;
  /** The public https address without a slash at its end, for signed HTTP and OAuth; null for Socket Mode. */
  readonly url: string | null;
}

/** The longest name of an app. @see https://docs.slack.dev/reference/app-manifest */
const NAME_MAX = 35;

const object = z.looseObject;
const manifestSchema = object({
  display_information: object({ name: z.string() }),
  features: object({
    bot_user: object({ display_name: z.string() }),
    slash_commands: z.array(object({})).length(1),
  }),
  oauth_config: object({}),
  settings: object({
    event_subscriptions: object({}),
    interactivity: object({}),
    socket_mode_enabled: z.boolean(),
  }),
});

/**
 * The app's manifest for another command, another name, or for HTTP with Slack's requests at `url`.
 *
 * @param manifest manifest.yml, parsed
 * @throws a sentence for the operator if the name is too long
 */
export function manifestFor(manifest: unknown, { command, name, url }: ManifestChoices): object {
  if (name !== null && name.length > NAME_MAX)
    throw new Error(`The name "${name}" is too long: Slack allows ${NAME_MAX} characters.`);
  const given = manifestSchema.parse(manifest);
  const { features, settings } = given;
  const requests = url === null ? null : `${url}/slack/events`;
  const at = (key: string) => (requests === null ? {} : { [key]: requests });
  return {
    ...given,
    display_information: { ...given.display_information, ...(name === null ? {} : { name }) },
    features: {
      ...features,
      bot_user: { ...features.bot_user, ...(name === null ? {} : { display_name: botName(name) }) },
      slash_commands: features.slash_commands.map((one) => ({ ...one, command, ...at('url') })),
    },
    oauth_config: {
      ...given.oauth_config,
      ...(url === null ? {} : { redirect_urls: [`${url}/slack/oauth_redirect`] }),
    },
    settings: {
      ...settings,
      event_subscriptions: { ...settings.event_subscriptions, ...at('request_url') },
      interactivity: { ...settings.interactivity, ...at('request_url'), ...at('message_menu_options_url') },
      socket_mode_enabled: url === null,
    },
  };
}

/** How people invite it: `Hunch test` is @hunch-test. */
const botName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
