import type { Reader } from '../../../db/connect.ts';
import { listTokens, type Token } from '../../store/tokens.ts';
import { findChannel } from '../../store/workspace/channels.ts';

/** A person's tokens that still work. */
export interface TokensFigures {
  readonly tokens: readonly (Token & { readonly channelName: string | null })[];
}

/** Gathers somebody's own tokens, newest first. */
export async function tokensFigures(
  db: Reader,
  { teamId, userId }: { readonly teamId: string; readonly userId: string },
): Promise<TokensFigures> {
  const tokens = await listTokens(db, teamId, userId);
  return {
    tokens: await Promise.all(
      tokens.map(async (token) => ({
        ...token,
        channelName:
          token.channelId === null ? null : ((await findChannel(db, teamId, token.channelId))?.name ?? null),
      })),
    ),
  };
}
