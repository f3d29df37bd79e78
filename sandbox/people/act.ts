import { actionTs } from '../clock/clock.ts';
import { deliver } from '../delivery/deliver.ts';
import type { Person, StateValue } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { actionOf, type Found, findElement, type Target } from './elements/element.ts';
import { type Place, type Source, sourceAt, withValue } from './elements/source.ts';
import { suggestions } from './elements/suggest.ts';
import { type Picked, stateValue } from './elements/value.ts';
import { NotPossible, type Outcome, outcomeOf } from './outcome.ts';
import { payloadBase } from './who.ts';

/** Somebody uses an element: presses a button, or picks something where that tells the app. */
export interface Use {
  readonly actor: Person;
  readonly place: Place;
  readonly target: Target;
  /** What was picked or typed; absent for buttons. */
  readonly picked?: Picked | undefined;
  /** In an input with dispatch_action: Enter was pressed. Other inputs only keep what was typed. */
  readonly enter?: boolean | undefined;
}

/** Keeps what was picked, and tells the app where Slack would. */
export async function act(workspace: Workspace, use: Use): Promise<Outcome> {
  const source = sourceAt(workspace, use.actor, use.place);
  const found = findElement(source.blocks, use.target);
  const value = use.picked === undefined ? null : await pick(workspace, use, source, found, use.picked);
  if (value && !isMomentary(found)) keep(source, found, value);
  if (!tellsApp(found, use)) return { ok: true };
  const answer = await deliver(workspace, {
    type: 'interactive',
    payload: {
      type: 'block_actions',
      ...payloadBase(workspace, use.actor),
      ...source.describe(),
      trigger_id: workspace.triggers.issue({
        userId: use.actor.id,
        viewId: source.viewId,
        channelId: source.channelId,
      }),
      actions: [actionOf(found, value, actionTs(workspace.state, workspace.clock))],
    },
    acceptsPayload: false,
  });
  return outcomeOf(answer);
}

async function pick(
  workspace: Workspace,
  use: Use,
  source: Source,
  found: Found,
  picked: Picked,
): Promise<StateValue> {
  const type = String(found.element['type']);
  if (type === 'button') throw new NotPossible('a button is pressed; nothing is picked in it');
  const named = [picked].flat().filter((each) => typeof each === 'string');
  const queries = type.endsWith('external_select') ? named : [];
  const offered = await Promise.all(
    queries.map((query) => suggestions(workspace, { actor: use.actor, source, found, query })),
  );
  return type === 'overflow'
    ? stateValue(workspace, { ...found.element, type: 'static_select' }, picked, [])
    : stateValue(
        workspace,
        found.element,
        picked,
        offered.flatMap((each) => each.options),
      );
}

function keep(source: Source, { block, element }: Found, value: StateValue): void {
  source.keep(withValue(source.values, String(block['block_id']), String(element['action_id']), value));
}

/** Overflow menus do something and keep nothing. */
function isMomentary({ element }: Found): boolean {
  return element['type'] === 'overflow';
}

/** Inputs are quiet unless they dispatch; then typing tells on Enter, or on every change if they say so. */
function tellsApp({ block, element }: Found, { enter }: Use): boolean {
  if (block['type'] !== 'input') return true;
  if (block['dispatch_action'] !== true) return false;
  const typing = [
    'plain_text_input',
    'number_input',
    'email_text_input',
    'url_text_input',
    'rich_text_input',
  ];
  if (!typing.includes(String(element['type']))) return true;
  const config = element['dispatch_action_config'] as { trigger_actions_on?: string[] } | undefined;
  const on = config?.trigger_actions_on ?? ['on_enter_pressed'];
  return on.includes('on_character_entered') || (enter === true && on.includes('on_enter_pressed'));
}
