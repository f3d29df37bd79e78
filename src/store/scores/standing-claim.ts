import type { Reader } from '../../../db/connect.ts';
import type { Claim, ClaimFamily } from '../../domain/evidence/claim-types.ts';
import type { Scope } from './levels.ts';

/** A claim that stands, or that the latest one ended by recovery. */
export interface StandingClaim {
  readonly claim: Claim | 'recovered';
  /** ln E when it was made. */
  readonly logE: number;
}

/** What is claimed of a person or a channel now; null where nothing is, or it ended without a recovery. */
export async function findStandingClaim(
  db: Reader,
  scope: Scope,
  family: ClaimFamily,
): Promise<StandingClaim | null> {
  const row = await db
    .selectFrom('claims')
    .select(['claim', 'log_e', 'ended_by'])
    .where('team_id', '=', scope.teamId)
    .where('scope', '=', scope.scope)
    .where('scope_id', '=', scope.scopeId)
    .where('claim_type', '=', family)
    .orderBy('made_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row || (row.ended_by !== null && row.ended_by !== 'recovered')) return null;
  return { claim: row.ended_by === null ? (row.claim as Claim) : 'recovered', logE: row.log_e };
}
