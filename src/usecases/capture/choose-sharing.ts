import type { Deps } from '../../deps.ts';
import { type Captured, NOTHING_CAPTURED } from '../../domain/capture/captured.ts';
import { setMemberChoices } from '../../store/people/members.ts';
import { wantHome } from '../../store/surfaces.ts';
import { shareAll } from './sharing-way.ts';

/** The answer to "shall this channel see it?". */
export interface SharingChoice {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionIds: readonly string[];
  /** Null keeps them private. */
  readonly channelId: string | null;
  /** From now on, wherever a digest is on. */
  readonly isAlways: boolean;
}

/** Shares what was just recorded, or keeps it private, and remembers the way where it shall always be so. */
export async function chooseSharing(deps: Deps, choice: SharingChoice): Promise<Captured> {
  const { teamId, userId, predictionIds, channelId } = choice;
  if (choice.isAlways)
    await deps.db.write(async (tx) => {
      await setMemberChoices(tx, teamId, userId, {
        defaultSharing: channelId === null ? 'private' : 'share',
      });
      await wantHome(tx, teamId, userId);
    });
  const notShared = channelId === null ? null : await shareAll(deps, choice, predictionIds, channelId);
  return { ...NOTHING_CAPTURED, predictionIds, notShared };
}
