import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Deps } from '../../deps.ts';
import { claimRequest } from '../../store/once/requests.ts';
import { webhookKey } from '../../store/secrets.ts';
import { insertToken, revokeToken, type Token } from '../../store/tokens.ts';
import { knowMember } from '../people/know-member.ts';

/** Tokens one person may have at a time. */
export const TOKENS_MAX = 20;

/** A token that was just made; its secret is told now and never again. */
export interface MadeToken {
  readonly token: Omit<Token, 'lastUsedAt'>;
  readonly secret: string;
}

/**
 * Makes a token: for a person, or with `channelId` for the project whose channel that is. What is kept is a hash of
 * 256 random bits, which needs no salt. `already`: this request has made one, whose secret was told then.
 */
export async function makeToken(
  deps: Deps,
  request: {
    readonly teamId: string;
    readonly userId: string;
    readonly channelId: string | null;
    readonly label: string;
    /** Names the inbound request, so that a redelivery makes no second token. */
    readonly originKey: string;
  },
): Promise<MadeToken | 'already'> {
  // Whose runs these will be must be known before one reports: a report never waits for Slack.
  await knowMember(deps, request.teamId, request.userId);
  const secret = `hunch_${randomBytes(32).toString('base64url')}`;
  const token = {
    teamId: request.teamId,
    id: deps.newId(),
    userId: request.channelId === null ? request.userId : null,
    channelId: request.channelId,
    label: request.label,
    madeBy: request.userId,
    madeAt: deps.clock.machineNow(),
  };
  const isNew = await deps.db.write(async (tx) => {
    if (!(await claimRequest(tx, request.teamId, `token|${request.originKey}`, token.madeAt))) return false;
    await insertToken(tx, token, hashToken(secret));
    return true;
  });
  return isNew ? { token, secret } : 'already';
}

/** Ends a token of this person's; false if there is none. */
export async function endToken(
  deps: Deps,
  token: { readonly teamId: string; readonly id: string; readonly madeBy: string },
): Promise<boolean> {
  return deps.db.write((tx) => revokeToken(tx, token, deps.clock.machineNow()));
}

/** What is kept of a secret. */
export const hashToken = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * What a webhook of this token's signs with. It is made from the token's id and a key in the database rather than kept:
 * whoever checks a signature must know the secret itself, so a hash would not do.
 */
export async function webhookSecret(deps: Deps, token: Pick<Token, 'teamId' | 'id'>): Promise<string> {
  const key = await webhookKey(deps.db);
  const made = createHmac('sha256', key).update(`${token.teamId}|${token.id}`).digest('base64url');
  return `hunch_webhook_${made}`;
}
