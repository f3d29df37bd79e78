import type { View } from '@slack/types';
import { Refusal } from '../refusal.ts';
import type { Workspace } from '../workspace.ts';
import { checkShape } from './check.ts';
import { findFiles, findWhole, refuse, withIds } from './message.ts';

/** @see https://docs.slack.dev/reference/views: 250 KB. */
const VIEW_BYTES_AT_MOST = 250_000;

/**
 * Checks a view by the rules and adds the ids Slack adds.
 *
 * @throws Refusal invalid_arguments, view_too_large, or the code of the rule that is broken
 */
export function checkView(workspace: Workspace, view: unknown, surface: 'modal' | 'home'): View {
  if (JSON.stringify(view ?? null).length > VIEW_BYTES_AT_MOST) throw new Refusal('view_too_large');
  const blocks = blocksOf(view);
  const findings = [
    ...checkShape(view, [surface], '/view'),
    ...findWhole(surface, blocks, '/view/blocks'),
    ...findFiles(workspace, blocks, '/view/blocks'),
  ];
  if (findings.length > 0) throw refuse(findings, 'invalid_arguments');
  // Every field was checked against the table, which is what the type says.
  return { ...(view as View), blocks: [...withIds(workspace, blocks)] };
}

function blocksOf(view: unknown): readonly unknown[] {
  if (typeof view !== 'object' || view === null || !('blocks' in view)) return [];
  return Array.isArray(view.blocks) ? view.blocks : [];
}
