import { Refusal } from '../refusal.ts';
import type { Channel } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

/** Scopes of the installed bot: those of the manifest, optional ones included unless the installer refused them. */
export function grantedScopes(workspace: Workspace): readonly string[] {
  const { bot, bot_optional: optional } = workspace.manifest.oauth_config.scopes;
  return workspace.grantsOptionalScopes ? [...bot, ...optional] : bot;
}

/** Whether the bot has a scope. */
export function isGranted(workspace: Workspace, scope: string): boolean {
  return grantedScopes(workspace).includes(scope);
}

/** @throws Refusal missing_scope, saying what is needed and what is there. */
export function needScope(workspace: Workspace, ...anyOf: readonly string[]): void {
  if (anyOf.length === 0 || anyOf.some((scope) => isGranted(workspace, scope))) return;
  throw new Refusal('missing_scope', [], {
    needed: anyOf.join(','),
    provided: grantedScopes(workspace).join(','),
  });
}

/** The scope that covers a conversation of this kind: `channels:read`, `groups:history`, `im:write` … */
export function conversationScope(kind: Channel['kind'], right: 'read' | 'history' | 'write'): string {
  const family = { public: 'channels', private: 'groups', im: 'im' }[kind];
  return `${family}:${right}`;
}
