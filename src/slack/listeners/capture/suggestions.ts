import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { viewerOf } from '../../../domain/people/member.ts';
import { normaliseTag } from '../../../domain/reading/extract/tags.ts';
import { recentRuns } from '../../../figures/capture/recent-runs.ts';
import { tagSuggestions } from '../../../figures/capture/tag-suggestions.ts';
import { knowViewer } from '../../../usecases/people/know-channel.ts';
import { knowMember } from '../../../usecases/people/know-member.ts';
import { captureIds } from '../../ids/capture.ts';
import { typedOption } from '../../views/inputs.ts';

/** What the menus of the record form offer while somebody types. */
export function registerSuggestions(app: App, deps: Deps): void {
  app.options(captureIds.tags, async ({ ack, body, context, payload }) => {
    const teamId = context.teamId ?? body.team?.id ?? '';
    const typed = normaliseTag(payload.value);
    const known = await tagSuggestions(deps, await knowViewer(deps, teamId, body.user.id), typed);
    // What was typed comes first, so that a new tag takes one key press.
    const offered = [...new Set([typed, ...known])].filter((tag) => tag !== '');
    await ack({ options: offered.map((tag) => typedOption(tag, tag)) });
  });

  app.options(captureIds.recentRun, async ({ ack, body, context, payload }) => {
    const teamId = context.teamId ?? body.team?.id ?? '';
    const member = await knowMember(deps, teamId, body.user.id);
    const viewer = viewerOf(member, deps.clock.machineNow());
    const runs = await recentRuns(deps, viewer, payload.value);
    await ack({ options: runs.map((run) => typedOption(run.rowId, run.name)) });
  });
}
