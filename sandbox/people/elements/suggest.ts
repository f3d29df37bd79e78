import { deliver } from '../../delivery/deliver.ts';
import { checkShape } from '../../rules/check.ts';
import type { Person } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { type Outcome, outcomeOf } from '../outcome.ts';
import { payloadBase } from '../who.ts';
import type { Found } from './element.ts';
import type { Source } from './source.ts';
import { optionsOf } from './value.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Somebody types into an external select. */
export interface Query {
  readonly actor: Person;
  readonly source: Source;
  readonly found: Found;
  readonly query: string;
}

/** What the app offers; none when it does not answer as it must. */
export type Suggestions = Outcome & {
  readonly options: readonly Fields[];
  readonly groups: readonly Fields[];
};

const DEFAULT_MIN_QUERY_LENGTH = 3;

/** Asks the app for options. Shorter queries than the select's minimum ask nothing. */
export async function suggestions(
  workspace: Workspace,
  { actor, source, found, query }: Query,
): Promise<Suggestions> {
  const { block, element } = found;
  if (query.length < Number(element['min_query_length'] ?? DEFAULT_MIN_QUERY_LENGTH))
    return { ok: true, options: [], groups: [] };
  const { response_url: _url, state: _state, message: _message, ...where } = source.describe();
  const answer = await deliver(workspace, {
    type: 'interactive',
    payload: {
      type: 'block_suggestion',
      ...payloadBase(workspace, actor),
      ...where,
      action_id: element['action_id'],
      block_id: block['block_id'],
      value: query,
    },
    acceptsPayload: true,
  });
  const none = { options: [], groups: [] };
  if (!answer.acked) return { ...outcomeOf(answer), ...none };
  const offered = typeof answer.payload === 'object' && answer.payload !== null ? { ...answer.payload } : {};
  const findings = checkShape(offered, ['suggestions'], '');
  if (findings.length > 0)
    return {
      ...outcomeOf(answer),
      ok: false,
      error: 'invalid_options',
      messages: findings.map((each) => `${each.says} ${each.pointer}`),
      ...none,
    };
  const read = offered as Fields;
  const groups = Array.isArray(read['option_groups']) ? read['option_groups'] : [];
  return { ...outcomeOf(answer), options: optionsOf(read), groups };
}
