import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SeenChannel } from '../../control/seen-channel.ts';
import { send } from '../api/ask.ts';
import { Icon } from '../frame/icon.tsx';
import { tell, tellTrouble } from '../state/notices.ts';
import { nameOf, viewer, workspace } from '../state/workspace.ts';
import { CommandList, commandsFor } from './command-list.tsx';
import { offered } from './draft.ts';
import { sendTyped } from './send.ts';

/** Where messages and commands are typed: Enter sends, Shift+Enter starts a line. */
export function Composer({ channel, threadTs }: { channel: SeenChannel; threadTs: string | null }): VNode {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [isHidden, setHidden] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const commands = threadTs === null && !isHidden ? commandsFor(text) : [];
  const isForMe = offered.value?.channelId === channel.id && threadTs === null;
  const fill = (words: string): void => {
    setText(words);
    field.current?.focus();
  };
  useEffect(() => {
    if (!isForMe || !offered.value) return;
    fill(offered.value.text);
    // Nothing was typed, so no list of commands may cover what was clicked.
    setHidden(true);
    offered.value = null;
  }, [isForMe, offered.value]);
  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);
  const submit = async (): Promise<void> => {
    if (text.trim() === '') return;
    setText('');
    if (!(await sendTyped(channel.id, text, threadTs))) {
      tell('This was not sent.');
      setText((now) => (now === '' ? text : now));
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const command = commands[active]?.command;
    const isTyped = commands.length === 1 && command === text.trim();
    if (event.isComposing) return;
    if (step && commands.length > 0) setActive((active + step + commands.length) % commands.length);
    else if (event.key === 'Escape' && commands.length > 0) setHidden(true);
    else if ((event.key === 'Tab' || event.key === 'Enter') && command && !isTyped) fill(`${command} `);
    else if (event.key === 'Enter' && !event.shiftKey) submit().catch(tellTrouble);
    else return;
    event.preventDefault();
  };
  if (channel.archived || !channel.isMember) return <NoComposer channel={channel} />;
  const label = threadTs === null ? `Message ${titleOf(channel)}` : 'Reply…';
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit().catch(tellTrouble);
      }}
    >
      <CommandList commands={commands} active={active} onPick={(command) => fill(`${command} `)} />
      <textarea
        ref={field}
        rows={1}
        aria-label={label}
        placeholder={label}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          setHidden(false);
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="send" aria-label="Send" disabled={text.trim() === ''}>
        <Icon name="send" />
      </button>
    </form>
  );
}

/** Where nothing can be typed: why, and the way in. */
function NoComposer({ channel }: { channel: SeenChannel }): VNode {
  if (channel.archived) return <p class="no-composer">This channel is archived.</p>;
  const join = (): Promise<unknown> =>
    send('/channels/invite', { channel: channel.id, user: viewer.value.name }).catch(tellTrouble);
  return (
    <p class="no-composer">
      You are looking at #{channel.name}.{' '}
      <button type="button" class="button small" onClick={join}>
        Join
      </button>
    </p>
  );
}

function titleOf(channel: SeenChannel): string {
  if (channel.kind !== 'im') return `#${channel.name}`;
  const { app } = workspace.value;
  return channel.withUser === app.botUserId ? app.name : nameOf(channel.withUser ?? '');
}
