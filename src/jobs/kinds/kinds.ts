import { cardKind } from './card.ts';
import { cardNoteKind } from './card-note.ts';
import { cardReplyKind } from './card-reply.ts';
import { cardThreadKind } from './card-thread.ts';
import { digestKind } from './digest.ts';
import { digestMoreKind } from './digest-more.ts';
import { exportKind } from './export.ts';
import { followUpKind } from './follow-up.ts';
import { handOverKind } from './hand-over.ts';
import type { DeliveryKind } from './kind.ts';
import { noticeKind } from './notice.ts';
import { picturedKind } from './pictured.ts';
import { reminderKind } from './reminder.ts';
import { replyKind } from './reply.ts';
import { runPromptKind } from './run-prompt.ts';
import { settledKind } from './settled.ts';
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
