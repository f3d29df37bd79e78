import { Refusal } from '../refusal.ts';
import type { AnyBlock, StoredFile } from '../state/model.ts';
import { nextNumber } from '../state/state.ts';
import type { Workspace } from '../workspace.ts';
import { checkShape, type Finding } from './check.ts';
import { SURFACES } from './shapes/blocks.ts';
import { wholeRules } from './whole.ts';

/** @see https://docs.slack.dev/reference/methods/chat.postMessage and chat.update */
export const MESSAGE_LIMITS = {
  textTruncatedAbove: 40_000,
  updatedText: 4_000,
  markdownText: 12_000,
  attachments: 100,
  /** Slack publishes no number; this one is the sandbox's own. */
  metadata: 16_000,
} as const;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks the blocks of a message by the rules and adds the ids Slack adds.
 *
 * @throws Refusal invalid_blocks, or the code of the rule that is broken
 */
export function checkMessageBlocks(workspace: Workspace, blocks: readonly unknown[]): readonly AnyBlock[] {
  const findings = [
    ...blocks.flatMap((each, index) => checkShape(each, SURFACES.message, `/blocks/${index}`)),
    ...findWhole('message', blocks, '/blocks'),
    ...findFiles(workspace, blocks, '/blocks'),
  ];
  if (findings.length > 0) throw refuse(findings, 'invalid_blocks');
  return withIds(workspace, blocks);
}

/** What breaks the rules about all blocks together; blocks of the wrong form are left to the other rules. */
export function findWhole(
  surface: 'message' | 'modal' | 'home',
  blocks: readonly unknown[],
  at: string,
): readonly Finding[] {
  if (!blocks.every(isFields)) return [];
  return wholeRules
    .filter((rule) => rule.on.includes(surface))
    .flatMap((rule) =>
      rule.find(blocks).map((place) => ({
        says: rule.says,
        pointer: `${at}${place}`,
        ...(rule.error ? { error: rule.error } : {}),
      })),
    );
}

/** Pictures whose file is not there, or not looked at yet. */
export function findFiles(workspace: Workspace, value: unknown, at: string): readonly Finding[] {
  if (Array.isArray(value))
    return value.flatMap((each, index) => findFiles(workspace, each, `${at}/${index}`));
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'slack_file' && isFields(each) && !isReady(workspace, each['id'])
      ? [{ says: 'invalid slack file', pointer: `${at}/slack_file` }]
      : findFiles(workspace, each, `${at}/${name}`),
  );
}

/** One refusal for everything found: the first special code wins. */
export function refuse(findings: readonly Finding[], usual: string): Refusal {
  const code = findings.find((each) => each.error)?.error ?? usual;
  return new Refusal(
    code,
    findings.map((each) => `[ERROR] ${each.says} [json-pointer:${each.pointer}]`),
  );
}

/** Blocks and elements get the ids that were left out, as Slack gives them. */
export function withIds(workspace: Workspace, blocks: readonly unknown[]): readonly AnyBlock[] {
  const id = (): string => nextNumber(workspace.state, 'block_ids').toString(36).padStart(5, '0');
  const withAction = (each: unknown): unknown =>
    isFields(each) && isInteractive(each) ? { action_id: id(), ...each } : each;
  return blocks.filter(isFields).map((block) => ({
    ...block,
    type: String(block['type']),
    block_id: typeof block['block_id'] === 'string' ? block['block_id'] : id(),
    ...(Array.isArray(block['elements']) ? { elements: block['elements'].map(withAction) } : {}),
    ...(block['accessory'] ? { accessory: withAction(block['accessory']) } : {}),
    ...(block['element'] ? { element: withAction(block['element']) } : {}),
  }));
}

const PASSIVE = ['plain_text', 'mrkdwn', 'image'];

function isInteractive(element: Fields): boolean {
  const type = String(element['type']);
  return !PASSIVE.includes(type) && (type === 'rich_text_input' || !type.startsWith('rich_text'));
}

function isReady(workspace: Workspace, fileId: unknown): boolean {
  const file: StoredFile | undefined = workspace.state.files.get(String(fileId));
  return file !== undefined && !file.deleted && file.completed && Date.now() >= file.readyAt;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
