import type { UsersInfoResponse, UsersListResponse, UsersLookupByEmailResponse } from '@slack/web-api';
import { z } from 'zod';
import { personForBot } from '../../conversations/channels.ts';
import { SLACKBOT } from '../../install.ts';
import { Refusal } from '../../refusal.ts';
import type { Person } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { flag, method } from '../method.ts';
import { pageArguments, pageOf } from '../pages.ts';
import { isGranted } from '../scopes.ts';
import { zoneOffsetSeconds } from './zone.ts';

const description = { token: 'bot', scopes: ['users:read'], readsJson: false } as const;

/** One person the bot can see; their offset is that of the world's time. */
export const usersInfo = method({
  ...description,
  name: 'users.info',
  tier: 't4',
  errors: ['user_not_found', 'user_not_visible'],
  args: z.object({ user: z.string(), include_locale: flag.optional() }),
  run(workspace, args): UsersInfoResponse {
    if (!workspace.state.people.get(args.user)) throw new Refusal('user_not_found');
    const person = personForBot(workspace, args.user);
    if (!person) throw new Refusal('user_not_visible');
    return { ok: true, user: asSlackUser(workspace, person, args.include_locale === true) };
  },
});

/** Everybody of this workspace; outsiders are left out. */
export const usersList = method({
  ...description,
  name: 'users.list',
  tier: 't2',
  errors: ['invalid_cursor'],
  args: z.object({ include_locale: flag.optional(), ...pageArguments }),
  run(workspace, args): UsersListResponse {
    const own = [...workspace.state.people.values()].filter((each) => !each.outside);
    const { items, response_metadata } = pageOf(own, args, 1_000);
    return {
      ok: true,
      members: items.map((each) => asSlackUser(workspace, each, args.include_locale === true)),
      cache_ts: Math.floor(workspace.clock.now() / 1000),
      response_metadata,
    };
  },
});

/** A person by address. */
export const usersLookupByEmail = method({
  ...description,
  name: 'users.lookupByEmail',
  tier: 't3',
  scopes: ['users:read.email'],
  errors: ['users_not_found'],
  args: z.object({ email: z.string() }),
  run(workspace, { email }): UsersLookupByEmailResponse {
    const person = [...workspace.state.people.values()].find((each) => emailOf(workspace, each) === email);
    if (!person || person.bot || person.outside) throw new Refusal('users_not_found');
    return { ok: true, user: asSlackUser(workspace, person, false) };
  },
});

function asSlackUser(workspace: Workspace, person: Person, withLocale: boolean) {
  const { app, clock } = workspace;
  const guest = person.guest !== 'no';
  const zone = person.outside
    ? {}
    : {
        tz: person.tz,
        tz_label: zoneLabel(person.tz, clock.now()),
        tz_offset: zoneOffsetSeconds(person.tz, clock.now()),
      };
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: person.deactivated,
    real_name: person.realName,
    ...zone,
    ...(withLocale && !person.outside ? { locale: 'en-US' } : {}),
    is_admin: person.admin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: guest,
    is_ultra_restricted: person.guest === 'single-channel',
    is_bot: person.bot && person.id !== SLACKBOT,
    is_app_user: false,
    is_stranger: person.outside,
    updated: 0,
    profile: {
      real_name: person.realName,
      display_name: person.displayName,
      team: person.teamId,
      ...(person.id === app.botUserId ? { api_app_id: app.appId, bot_id: app.botId } : {}),
      ...(isGranted(workspace, 'users:read.email') && !person.bot
        ? { email: emailOf(workspace, person) }
        : {}),
    },
  };
}

function emailOf(workspace: Workspace, person: Person): string {
  return `${person.name}@${workspace.data.team.domain}.example`;
}

function zoneLabel(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'long' }).formatToParts(at);
  return parts.find((each) => each.type === 'timeZoneName')?.value ?? zone;
}
