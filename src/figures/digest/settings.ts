import type { Deps } from '../../deps.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { USUAL_APPOINTMENT } from '../../domain/time/weekly.ts';
import { type DigestSettings, findDigest } from '../../store/digests/settings.ts';
import { findMember } from '../../store/people/members.ts';
import { findChannel } from '../../store/workspace/channels.ts';

/** What somebody just set, for them to read. */
export interface DigestSet {
  readonly settings: DigestSettings;
  readonly channelName: string;
  readonly now: Instant;
}

/** What was just set, with the words around it. */
export async function digestSet(deps: Deps, settings: DigestSettings): Promise<DigestSet> {
  const channel = await findChannel(deps.db.read, settings.teamId, settings.channelId);
  return { settings, channelName: channel?.name ?? '', now: deps.clock.now() };
}

/** What the form starts with: what is set, else Monday 09:00, in the zone of who opens it. */
export async function digestFormFigures(
  deps: Deps,
  viewer: { readonly teamId: string; readonly userId: string },
  channelId: string,
) {
  const { teamId, userId } = viewer;
  const settings = await findDigest(deps.db.read, teamId, channelId);
  const channel = await findChannel(deps.db.read, teamId, channelId);
  const member = await findMember(deps.db.read, teamId, userId);
  return {
    channelId,
    channelName: channel?.name ?? '',
    // Somebody who opens the form of a digest that was never set wants it on.
    isOn: settings?.isOn ?? true,
    weekday: settings?.weekday ?? USUAL_APPOINTMENT.weekday,
    hour: settings?.hour ?? USUAL_APPOINTMENT.hour,
    hasCardsInThread: channel?.hasCardsInThread ?? false,
    zone: member?.zone ?? settings?.zone ?? 'UTC',
  };
}
