import { asSlackMessage } from '../../conversations/messages.ts';
import { asSlackView, save } from '../../conversations/views.ts';
import type {
  AnyBlock,
  Channel,
  Message,
  OpenView,
  Person,
  StateValue,
  StateValues,
} from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { NotPossible } from '../outcome.ts';
import { conversation, payloadChannel, seenMessage } from '../who.ts';

/** Where an element is: in a message, in an open modal or in Home. */
export type Place =
  | { readonly channelId: string; readonly ts: string }
  | { readonly viewId: string }
  | { readonly home: true };

/** What holds the element, and what a payload says about that. */
export interface Source {
  readonly blocks: readonly AnyBlock[];
  readonly values: StateValues;
  readonly viewId: string | null;
  readonly channelId: string | null;
  readonly keep: (values: StateValues) => void;
  /** Read after `keep`: state is part of it. */
  readonly describe: () => Record<string, unknown>;
}

/** The message or view at a place, as far as the actor sees it. */
export function sourceAt(workspace: Workspace, actor: Person, place: Place): Source {
  if ('channelId' in place) {
    const channel = conversation(workspace, actor, place.channelId);
    return messageSource(workspace, actor, channel, seenMessage(workspace, actor, channel.id, place.ts));
  }
  const open =
    'home' in place ? workspace.state.homes.get(actor.id) : workspace.state.views.get(place.viewId);
  if (!open || open.userId !== actor.id) throw new NotPossible(`${actor.name} has no such view open`);
  return viewSource(workspace, open);
}

function viewSource(workspace: Workspace, open: OpenView): Source {
  const { state } = workspace;
  const now = (): OpenView =>
    (open.view.type === 'home' ? state.homes.get(open.userId) : state.views.get(open.id)) ?? open;
  return {
    blocks: open.view.blocks,
    values: open.values,
    viewId: open.id,
    channelId: null,
    keep: (values) => save(workspace, { ...now(), values }),
    describe: () => ({
      container: { type: 'view', view_id: open.id },
      view: asSlackView(workspace, now()),
    }),
  };
}

function messageSource(workspace: Workspace, actor: Person, channel: Channel, message: Message): Source {
  const { state, responseUrls } = workspace;
  const key = `${actor.id} ${message.channelId} ${message.ts}`;
  const ephemeral = message.ephemeralFor !== undefined;
  return {
    blocks: message.blocks,
    values: state.messageValues.get(key) ?? {},
    viewId: null,
    channelId: channel.id,
    keep: (values) => state.messageValues.put(key, values),
    describe: () => ({
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: ephemeral,
        ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
      },
      channel: payloadChannel(channel),
      ...(ephemeral ? {} : { message: asSlackMessage(workspace, message) }),
      state: { values: state.messageValues.get(key) ?? {} },
      response_url: responseUrls.issue({
        from: ephemeral ? 'ephemeral' : 'message',
        userId: actor.id,
        channelId: channel.id,
        messageTs: message.ts,
        threadTs: message.threadTs ?? null,
      }),
    }),
  };
}

/** Values with one element's changed. */
export function withValue(
  values: StateValues,
  blockId: string,
  actionId: string,
  value: StateValue,
): StateValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
}
