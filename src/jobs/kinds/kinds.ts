import { cardKind } from './cards/card.ts';
import { cardNoteKind } from './cards/card-note.ts';
import { cardReplyKind } from './cards/card-reply.ts';
import { cardThreadKind } from './cards/card-thread.ts';
import { digestKind } from './digests/digest.ts';
import { digestMoreKind } from './digests/digest-more.ts';
import { exportKind } from './export.ts';
import type { DeliveryKind } from './kind.ts';
import { noticeKind } from './notice.ts';
import { picturedKind } from './pictured.ts';
import { followUpKind } from './questions/follow-up.ts';
import { handOverKind } from './questions/hand-over.ts';
import { reminderKind } from './questions/reminder.ts';
import { runPromptKind } from './questions/run-prompt.ts';
import { settledKind } from './questions/settled.ts';
import { replyKind } from './reply.ts';
import { welcomeKind } from './welcome.ts';

/** Every kind of message that Hunch sends on its own. */
const kinds: readonly DeliveryKind[] = [
  followUpKind,
  handOverKind,
  reminderKind,
  replyKind,
  picturedKind,
  runPromptKind,
  settledKind,
  noticeKind,
  cardKind,
  cardNoteKind,
  cardReplyKind,
  cardThreadKind,
  digestKind,
  digestMoreKind,
  exportKind,
  welcomeKind,
];

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

/** Whether deliveries of this kind have something to prepare before they are claimed. */
export function needsPreparing(name: string): boolean {
  return byName.get(name)?.prepare !== undefined;
}

/** The kind of this name. Throws for a name that no version of Hunch has written. */
export function kindOf(name: string): DeliveryKind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`no delivery kind is called ${name}`);
  return kind;
}
