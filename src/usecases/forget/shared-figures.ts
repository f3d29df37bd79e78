import type { Tx } from '../../../db/connect.ts';
import type { Instant, PredictionKey } from '../../domain/prediction/prediction.ts';
import { renumber } from '../../store/evidence/clusters.ts';
import { type CauseRow, findCause, listScopesOf } from '../../store/evidence/find.ts';
import { lockScopes, scopeKey } from '../../store/evidence/scope.ts';
import type { Scope } from '../../store/scores/levels.ts';
import { deleteScores } from '../../store/scores/scores.ts';
import { refreshClaims } from '../statistics/refresh-claims.ts';
import { dropCause, earliest, refreshCause } from '../statistics/refresh-evidence.ts';
import { writeScores } from '../statistics/statistics.ts';

/** Figures that were taken out because what they are made of is about to change. */
export interface TakenFigures {
  readonly keys: readonly PredictionKey[];
  /** Everything whose clusters were removed, with the closing from which its claims must be made anew. */
  readonly parts: readonly {
    readonly scope: Scope;
    readonly cause: CauseRow;
    readonly from: Instant | null;
  }[];
}

/** Takes these predictions out of everybody's figures, before their rows change. */
export async function takeOut(tx: Tx, keys: readonly PredictionKey[]): Promise<TakenFigures> {
  const found = [];
  for (const key of keys) {
    const cause = await findCause(tx, key);
    if (cause) for (const scope of await listScopesOf(tx, key)) found.push({ scope, cause });
  }
  await lockScopes(tx, distinctScopes(found));
  for (const key of keys) await deleteScores(tx, key);
  const parts = [];
  for (const part of found) parts.push({ ...part, from: await dropCause(tx, part.scope, part.cause) });
  return { keys, parts };
}

/** Brings what is left of them back, a person being called by an alias now; agrees with a rebuild. */
export async function bringBack(
  tx: Tx,
  taken: TakenFigures,
  renamed: { readonly userId: string; readonly alias: string },
  now: Instant,
): Promise<void> {
  const name = (id: string) => (id === renamed.userId ? renamed.alias : id);
  for (const key of taken.keys) await writeScores(tx, key);
  const changed = new Map<string, { scope: Scope; from: Instant[] }>();
  for (const { from, ...part } of taken.parts) {
    const scope = { ...part.scope, scopeId: name(part.scope.scopeId) };
    const cause = { ...part.cause, author_id: name(part.cause.author_id) };
    const again = await refreshCause(tx, scope, cause, now);
    const known = changed.get(scopeKey(scope)) ?? { scope, from: [] };
    known.from.push(...[from, again].filter((instant) => instant !== null));
    changed.set(scopeKey(scope), known);
  }
  for (const { scope, from } of changed.values()) {
    const first = earliest(from);
    if (first !== null) await refreshClaims(tx, scope, await renumber(tx, scope, first));
  }
}

function distinctScopes(parts: readonly { readonly scope: Scope }[]): Scope[] {
  return [...new Map(parts.map(({ scope }) => [scopeKey(scope), scope])).values()];
}
