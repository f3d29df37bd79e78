import type { VNode } from 'preact';
import type { SeenMessage } from '../../control/seen.ts';
import { Icon } from '../frame/icon.tsx';
import { goToThread } from '../state/place.ts';
import { nameOf, people, viewer } from '../state/workspace.ts';
import { dayAndTime, timeOfDay } from '../text/dates.ts';
import { Avatar } from './avatar.tsx';
import { countOf } from './count-of.ts';
import { MessageBody } from './message-body.tsx';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';

/** One message: who, when, what, and what hangs on it. */
export function MessageRow(props: { message: SeenMessage; isThread: boolean; isContinued: boolean }): VNode {
  const { message, isThread, isContinued } = props;
  const person = people.value.get(message.userId);
  const kinds = [message.ephemeral && 'ephemeral', isContinued && 'continued'].filter(Boolean).join(' ');
  return (
    <article
      class={`message ${kinds}`}
      data-ts={message.ts}
      aria-label={`${message.author}, ${timeOf(message)}`}
    >
      <div class="gutter">
        {isContinued ? <span class="small-time">{timeOf(message)}</span> : <Avatar userId={message.userId} />}
      </div>
      <div class="message-content">
        {message.ephemeral && !isContinued && (
          <p class="only-you">
            <Icon name="eye" /> Only visible to you
          </p>
        )}
        {message.typedCommand && <TypedCommand typed={message.typedCommand} />}
        {!isContinued && (
          <p class="byline">
            <strong>{person?.bot ? person.displayName || message.author : message.author}</strong>
            {person?.bot && <span class="badge">APP</span>}
            {person?.outside && <span class="badge">Outside</span>}
            {person && person.guest !== 'no' && <span class="badge">Guest</span>}
            <time title={dayAndTime(Number(message.ts) * 1_000, viewer.value.tz)}>{timeOf(message)}</time>
          </p>
        )}
        <MessageBody message={message} />
        <Reactions message={message} />
        {!isThread && message.replyCount > 0 && (
          <button type="button" class="replies" onClick={() => goToThread(message.channelId, message.ts)}>
            {countOf(message.replyCount)}
            <span>View thread</span>
          </button>
        )}
      </div>
      {!message.ephemeral && <MessageTools message={message} isThread={isThread} />}
    </article>
  );
}

/** An answer for all shows the command that it answers. */
function TypedCommand({ typed }: { typed: string }): VNode {
  const [userId = '', ...words] = typed.split(' ');
  return (
    <p class="typed-command">
      <strong>{nameOf(userId)}</strong> used <code>{words.join(' ')}</code>
    </p>
  );
}

function timeOf(message: SeenMessage): string {
  return timeOfDay(Number(message.ts) * 1_000, viewer.value.tz);
}
