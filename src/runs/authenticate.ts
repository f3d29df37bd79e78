import { timingSafeEqual } from 'node:crypto';
import type { Reader } from '../../db/connect.ts';
import type { Deps } from '../deps.ts';
import { findTokenById, listTokensByHash, type Token } from '../store/tokens.ts';
import { hashToken, webhookSecret } from '../usecases/runs/tokens.ts';
import { Refused } from './refused.ts';
import { isRightlySigned, isSigned, type Signed } from './webhooks/signatures.ts';

const TOKEN_MAX = 200;
/** Hex digits by which a hash is looked up; the rest is compared in constant time. */
const LOOKED_UP = 16;

/**
 * The token by which a request is let in: a bearer token, or, for services that can only sign, the token whose id the
 * address gives (`?token=`) and whose webhook secret made the signature. A signature that is there must be right, even
 * beside a bearer token.
 *
 * @throws Refused 401
 */
export async function authenticate(deps: Deps, request: Signed, tokenId: unknown): Promise<Token> {
  const bearer = await bearerToken(deps.db.read, request.header('authorization'));
  const named =
    typeof tokenId === 'string' && /^[\w-]{1,64}$/.test(tokenId)
      ? await findTokenById(deps.db.read, tokenId)
      : undefined;
  const token = bearer ?? named;
  if (!token)
    throw new Refused(401, `the token is missing or not known; ${deps.commandName} token in Slack makes one`);
  const verdict = isSigned(request) ? await verdictOn(deps, token, request) : 'missing';
  if (verdict === 'wrong' || (verdict === 'missing' && !bearer))
    throw new Refused(
      401,
      `the signature is ${verdict}; ${deps.commandName} token webhook shows the secret to sign with`,
    );
  return token;
}

async function verdictOn(deps: Deps, token: Token, request: Signed): Promise<'good' | 'wrong'> {
  const secret = await webhookSecret(deps, token);
  return isRightlySigned(request, secret, Date.parse(deps.clock.machineNow())) ? 'good' : 'wrong';
}

async function bearerToken(db: Reader, header: string | undefined): Promise<Token | undefined> {
  const [scheme = '', secret = ''] = (header ?? '').trim().split(/\s+/);
  if (!['bearer', 'token'].includes(scheme.toLowerCase()) || secret === '' || secret.length > TOKEN_MAX)
    return undefined;
  const hash = hashToken(secret);
  const candidates = await listTokensByHash(db, hash.slice(0, LOOKED_UP));
  return candidates.find((one) => timingSafeEqual(Buffer.from(one.hash), Buffer.from(hash)))?.token;
}
