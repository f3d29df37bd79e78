/**
 * Who may see what, in PRODUCT.md's words and nothing else's: no rule here is taken from Hunch's own code, so that the
 * two can be held against each other.
 */

/** Somebody of a workspace. The same user id may exist in two workspaces and is two people then. */
export interface Person {
  readonly teamId: string;
  readonly userId: string;
  /** Sees the channels they are in, and nothing else. */
  readonly isGuest: boolean;
  /** From another organisation, through Slack Connect: sees the channels they are in. */
  readonly isExternal: boolean;
}

/** A channel with who is in it now, as Slack knows it. */
export interface Channel {
  readonly teamId: string;
  readonly channelId: string;
  readonly isPrivate: boolean;
  members: string[];
}

/** What somebody said, and the texts by which a number of theirs would be recognised. */
export interface Said {
  readonly userId: string;
  readonly marks: readonly RegExp[];
  /** A percent: figures that add up many people's may show the same digits by chance. */
  readonly isPercent: boolean;
}

/** A prediction, or a line that is not recorded yet; its words all end in its number. */
export interface Thing {
  readonly number: number;
  readonly teamId: string;
  readonly id: string;
  readonly kind: 'binary' | 'numeric' | 'choice' | 'draft';
  readonly authorId: string;
  askedId: string;
  channelId: string | null;
  hides: boolean;
  hasOutcome: boolean;
  isWithdrawn: boolean;
  said: Said[];
}

/** Whether a person may know that this exists and what it says. */
export function mayRead(person: Person, thing: Thing, channels: readonly Channel[]): boolean {
  if (person.teamId !== thing.teamId) return false;
  if (person.userId === thing.authorId) return true;
  if (thing.isWithdrawn || thing.kind === 'draft') return false;
  if (person.userId === thing.askedId) return true;
  const channel = channels.find((one) => one.teamId === thing.teamId && one.channelId === thing.channelId);
  if (!channel) return false;
  if (channel.members.includes(person.userId)) return true;
  return !channel.isPrivate && !person.isGuest && !person.isExternal;
}

/** Whether a person may know what somebody said on it: their own always, another's once it is no secret. */
export function mayReadNumber(
  person: Person,
  thing: Thing,
  said: Said,
  channels: readonly Channel[],
): boolean {
  if (person.teamId === thing.teamId && person.userId === said.userId) return true;
  return mayRead(person, thing, channels) && isRevealed(thing);
}

/** Whether everybody who reads a channel may know that this exists and what it says. */
export function isToldIn(channel: Channel, thing: Thing): boolean {
  return thing.teamId === channel.teamId && thing.channelId === channel.channelId && !thing.isWithdrawn;
}

/** Whether numbers are shown at all to those who may see the prediction. */
export const isRevealed = (thing: Thing): boolean => thing.hasOutcome || !thing.hides;
