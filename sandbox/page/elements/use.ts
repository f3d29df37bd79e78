import type { Picked } from '../../people/elements/value.ts';
import type { Outcome } from '../../people/outcome.ts';
import { perform } from '../api/ask.ts';
import { textOf } from '../blocks/fields.ts';
import { tellOutcome, tellTrouble } from '../state/notices.ts';
import { confirmed } from './confirm.ts';
import { type ElementProps, keyOf } from './where.ts';

/** How long typing rests before it is kept. */
const REST_MS = 150;

const unkept = new Map<string, () => Promise<unknown>>();
let running: Promise<unknown> = Promise.resolve();
let resting: ReturnType<typeof setTimeout> | undefined;

/** Presses a button or picks something, after the confirmation it asks for. False when the person thought better of it. */
export async function act(props: ElementProps, picked?: Picked): Promise<boolean> {
  if (!(await confirmed(props.element['confirm']))) return false;
  await keepAll();
  await send(props, { ...(picked === undefined ? {} : { picked }) });
  return true;
}

/** Keeps what was typed as soon as typing rests. */
export function keepSoon(props: ElementProps, picked: Picked): void {
  unkept.set(keyOf(props), () => send(props, { picked }));
  clearTimeout(resting);
  resting = setTimeout(keepAll, REST_MS);
}

/** Enter was pressed in a field that may tell the app. */
export async function enter(props: ElementProps, picked: Picked): Promise<void> {
  unkept.delete(keyOf(props));
  await send(props, { picked, enter: true });
}

/** Whether something was typed here that the sandbox does not have yet. */
export function isUnkept(props: ElementProps): boolean {
  return unkept.has(keyOf(props));
}

/** Keeps everything typed so far, in order. */
export function keepAll(): Promise<unknown> {
  for (const [key, keep] of [...unkept]) {
    running = running.then(keep).finally(() => {
      if (unkept.get(key) === keep) unkept.delete(key);
    });
  }
  return running;
}

async function send(props: ElementProps, what: object): Promise<Outcome | undefined> {
  const { where, blockId, element } = props;
  const target = { blockId, actionId: textOf(element['action_id']) };
  return perform<Outcome>('/act', { place: where.place, target, ...what }).then(tellOutcome, tellTrouble);
}
