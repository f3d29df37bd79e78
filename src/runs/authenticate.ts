import type { Reader } from '../../db/connect.ts';
import { findToken, type Token } from '../store/tokens.ts';
import { hashToken } from '../usecases/runs/tokens.ts';

/** The token of a request, or undefined. It is looked up by its hash, so no comparison can leak it bit by bit. */
export async function authenticate(db: Reader, header: string | undefined): Promise<Token | undefined> {
  const [scheme = '', secret = ''] = (header ?? '').trim().split(/\s+/);
  if (!['bearer', 'token'].includes(scheme.toLowerCase()) || secret === '' || secret.length > 200)
    return undefined;
  return findToken(db, hashToken(secret));
}
