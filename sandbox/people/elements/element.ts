import { elementsOf } from '../../rules/whole.ts';
import type { AnyBlock, StateValue } from '../../state/model.ts';
import { NotPossible } from '../outcome.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How a person points at an element: by ids, or by the words they read. */
export interface Target {
  readonly actionId?: string | undefined;
  readonly blockId?: string | undefined;
  /** Text of a button, or label of an input. */
  readonly text?: string | undefined;
}

/** An element in its block. */
export interface Found {
  readonly block: Fields;
  readonly element: Fields;
}

/** The one element a person points at. @throws NotPossible when there is none, or more than one. */
export function findElement(blocks: readonly AnyBlock[], target: Target): Found {
  const all = blocks.flatMap((block) =>
    elementsOf({ ...block }).map((element) => ({ block: { ...block }, element })),
  );
  const interactive = all.filter(({ element }) => typeof element['action_id'] === 'string');
  const matching = interactive.filter(
    ({ block, element }) =>
      (target.actionId === undefined || element['action_id'] === target.actionId) &&
      (target.text === undefined || words(block, element).includes(target.text)),
  );
  const here = matching.filter(
    ({ block }) => target.blockId === undefined || block['block_id'] === target.blockId,
  );
  // Ids that Slack made up are new with every edit: what was pressed just before one is still what it was.
  const [only, ...more] = here.length === 0 ? matching : here;
  if (only && more.length === 0) return only;
  const there = interactive.map(
    ({ block, element }) => `${words(block, element)[0] ?? ''} (${element['action_id']})`,
  );
  throw new NotPossible(
    `${only ? 'several elements match' : 'no element matches'} ${JSON.stringify(target)}; there are: ${there.join(', ')}`,
  );
}

/** What a person reads on or beside an element. */
function words(block: Fields, element: Fields): readonly string[] {
  const own = [
    element['text'],
    block['type'] === 'input' ? block['label'] : block['text'],
    element['placeholder'],
  ];
  return own.flatMap((each) => textOf(each) ?? []);
}

/** The words of a text object. */
export function textOf(object: unknown): string | undefined {
  if (typeof object !== 'object' || object === null || !('text' in object)) return undefined;
  return typeof object.text === 'string' ? object.text : undefined;
}

/** What the app is told about an element that was used. */
export function actionOf({ block, element }: Found, value: StateValue | null, actionTs: string): Fields {
  const { type: _type, ...chosen } = value ?? { type: '' };
  const told = [
    'text',
    'value',
    'url',
    'style',
    'confirm',
    'placeholder',
    'icon',
    'min_query_length',
    'timezone',
  ];
  const initial = Object.keys(element).filter((name) => name.startsWith('initial_'));
  const described = Object.fromEntries(
    [...told, ...initial].filter((name) => element[name] !== undefined).map((name) => [name, element[name]]),
  );
  return {
    ...described,
    ...chosen,
    type: element['type'],
    block_id: block['block_id'],
    action_id: element['action_id'],
    action_ts: actionTs,
  };
}
