import { type Collection, openStateFile, type StateFile } from './collections.ts';
import { type Messages, openMessages } from './messages.ts';
import type { Channel, OpenView, Person, StateValues, StoredFile } from './model.ts';

/** Everything the workspace remembers. */
export interface State {
  readonly file: StateFile;
  /** What Slack itself does not keep over a restart. */
  readonly memory: StateFile;
  /** Counters and facts of the workspace itself, by name. */
  readonly facts: Collection<unknown>;
  readonly people: Collection<Person>;
  readonly channels: Collection<Channel>;
  readonly messages: Messages;
  /** Modals that are open; not kept over a restart, like in Slack. */
  readonly views: Collection<OpenView>;
  /** Home tabs by person. */
  readonly homes: Collection<OpenView>;
  readonly files: Collection<StoredFile>;
  /** What somebody typed into a message's inputs without pressing a button yet, by `user channel ts`. */
  readonly messageValues: Collection<StateValues>;
  /** What holds during one call only. */
  readonly passing: Collection<unknown>;
  /** Newest ts a person has seen, by `user channel`. */
  readonly reads: Collection<string>;
}

/** Opens the state in a file, or in memory when `path` is null. */
export function openState(path: string | null): State {
  const file = openStateFile(path);
  const memory = openStateFile(null);
  return {
    file,
    memory,
    facts: file.collection('facts'),
    people: file.collection('people'),
    channels: file.collection('channels'),
    messages: openMessages(file.collection('messages')),
    views: memory.collection('views'),
    homes: file.collection('homes'),
    files: file.collection('files'),
    messageValues: memory.collection('message_values'),
    passing: memory.collection('passing'),
    reads: file.collection('reads'),
  };
}

/** Forgets everything, modals included. */
export function wipe(state: State): void {
  state.file.wipe();
  state.memory.wipe();
  state.messages.forget();
}

/** A new id such as `F00000000A`, unique in this workspace and the same for the same history. */
export function newId(state: State, prefix: string): string {
  return `${prefix}${nextNumber(state, 'ids').toString(36).toUpperCase().padStart(9, '0')}`;
}

/** The next number of a counter that survives restarts, from 1. */
export function nextNumber(state: State, counter: string): number {
  const next = Number(state.facts.get(`counter:${counter}`) ?? 0) + 1;
  state.facts.put(`counter:${counter}`, next);
  return next;
}
