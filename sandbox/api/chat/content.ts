import { z } from 'zod';
import { Refusal } from '../../refusal.ts';
import { checkMessageBlocks, MESSAGE_LIMITS } from '../../rules/message.ts';
import type { AnyBlock, Message, Metadata } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { parseJson } from '../method.ts';

/** Arguments that say what a message shows; the same for posting, updating and answering. */
export const contentArguments = {
  text: z.string().nullish(),
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
  markdown_text: z.string().optional(),
  link_names: z.unknown().optional(),
  parse: z.enum(['none', 'full', 'client']).nullish(),
  metadata: z.unknown().optional(),
};

/** What a message shows after Slack has checked it. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly AnyBlock[];
  readonly attachments?: readonly unknown[];
  readonly metadata?: Metadata | null;
}

interface RawContent {
  readonly text?: string | null | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly markdown_text?: string | undefined;
  readonly metadata?: unknown;
}

/** Reads and checks what a message shows. @throws Refusal with Slack's code. */
export function readContent(workspace: Workspace, raw: RawContent): Content {
  const blocks = readBlocks(workspace, raw.blocks);
  const attachments = readAttachments(raw.attachments);
  if (raw.markdown_text !== undefined && (raw.text || blocks.length > 0))
    throw new Refusal('markdown_text_conflict');
  if ((raw.markdown_text?.length ?? 0) > MESSAGE_LIMITS.markdownText) throw new Refusal('msg_too_long');
  const text = raw.text ?? raw.markdown_text ?? '';
  if (text === '' && blocks.length === 0 && attachments.length === 0) throw new Refusal('no_text');
  const metadata = readMetadata(raw.metadata);
  return {
    text,
    blocks,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

/** Blocks of a message, checked by the rules and with the ids Slack adds. */
function readBlocks(workspace: Workspace, raw: unknown): readonly AnyBlock[] {
  const parsed = typeof raw === 'string' ? parseJson(raw) : raw;
  if (parsed === undefined || parsed === null || parsed === '') return [];
  if (!Array.isArray(parsed)) throw new Refusal('invalid_blocks_format');
  return checkMessageBlocks(workspace, parsed);
}

/** A text above 40,000 characters is cut, with a warning; returns the text to store. */
export function truncated(text: string): { text: string; warning?: string } {
  if (text.length <= MESSAGE_LIMITS.textTruncatedAbove) return { text };
  return { text: text.slice(0, MESSAGE_LIMITS.textTruncatedAbove), warning: 'message_truncated' };
}

/** Parts of a stored message that come from its content; optional ones only when they are there. */
export function storedContent(content: Content): Pick<Message, 'text' | 'blocks'> & Partial<Message> {
  const { metadata, ...rest } = content;
  return metadata ? { ...rest, metadata } : rest;
}

function readAttachments(raw: unknown): readonly unknown[] {
  const parsed = typeof raw === 'string' ? parseJson(raw) : raw;
  if (parsed === undefined || parsed === null || parsed === '') return [];
  if (!Array.isArray(parsed)) throw new Refusal('invalid_arguments', ['[ERROR] attachments must be a list']);
  if (parsed.length > MESSAGE_LIMITS.attachments) throw new Refusal('too_many_attachments');
  return parsed;
}

const metadataSchema = z.strictObject({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
});

/** Undefined: not given. Null: `{}`, which removes it. */
function readMetadata(raw: unknown): Metadata | null | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined;
  const parsed = typeof raw === 'string' ? parseJson(raw) : raw;
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new Refusal('invalid_metadata_format');
  if (Object.keys(parsed).length === 0) return null;
  const read = metadataSchema.safeParse(parsed);
  if (!read.success)
    throw new Refusal(
      'invalid_metadata_schema',
      read.error.issues.map((each) => each.message),
    );
  if (JSON.stringify(parsed).length > MESSAGE_LIMITS.metadata) throw new Refusal('metadata_too_large');
  return read.data;
}
