import type { Deps } from '../../deps.ts';
import { enqueue } from '../../store/deliveries/enqueue.ts';
import { findMember } from '../../store/people/members.ts';

/** Something with pictures that somebody asked for. */
export interface PicturedRequest {
  readonly teamId: string;
  readonly userId: string;
  /** Names the act of asking: asked once, sent once. */
  readonly requestId: string;
  /** A Slack message with places for pictures. */
  readonly message: unknown;
}

/** Sends it to the DM of who asked, once; its pictures are drawn and uploaded by the sender. */
export async function sendPictured(deps: Deps, request: PicturedRequest): Promise<void> {
  const { teamId, userId, requestId, message } = request;
  const now = deps.clock.now();
  await deps.db.write(async (tx) => {
    const member = await findMember(tx, teamId, userId);
    const delivery = {
      teamId,
      kind: 'pictured',
      key: `pictured|${teamId}|${requestId}`,
      userId,
      channelId: member?.dmChannelId ?? null,
      dueAt: now,
      payload: message,
    };
    await enqueue(tx, delivery, now);
  });
  deps.wake();
}
