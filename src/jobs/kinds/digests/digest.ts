import { plusMs } from '../../../domain/time/wall.ts';
import { type DigestRequest, digestFigures } from '../../../figures/digest/digest.ts';
import { digestMessages } from '../../../slack/views/digest/digest.ts';
import type { Delivery } from '../../../store/deliveries/delivery.ts';
import { enqueue } from '../../../store/deliveries/enqueue.ts';
import { findDelivery } from '../../../store/deliveries/find.ts';
import { findDigest } from '../../../store/digests/settings.ts';
import { findChannel } from '../../../store/workspace/channels.ts';
import { digestPictures } from '../../pictures/digest-pictures.ts';
import { uploadPictures } from '../../pictures/upload-pictures.ts';
import type { DeliveryKind } from '../kind.ts';

/**
 * A channel's digest: once for each local week, or out of turn where somebody posts a preview. Its pictures are uploaded
 * before the claim; what does not fit into one message continues in its thread once it is posted.
 */
export const digestKind: DeliveryKind = {
  kind: 'digest',
  async prepare(deps, delivery) {
    const figures = await digestFigures(deps.db.read, requestOf(delivery));
    return uploadPictures(deps, delivery, digestPictures(figures));
  },
  async render({ db, commandName }, delivery) {
    const request = requestOf(delivery);
    const figures = await digestFigures(db, request);
    const isMeant = request.postedBy !== null || figures.settings?.isOn === true;
    return isMeant ? (digestMessages(figures, { commandName, files: delivery.files })[0] ?? null) : null;
  },
  async sent({ db, now, commandName }, delivery, { ts }) {
    const posted = (await findDelivery(db, delivery.id)) ?? delivery;
    const figures = await digestFigures(db, requestOf(posted));
    const [, ...more] = digestMessages(figures, { commandName, files: posted.files });
    if (more.length === 0) return;
    const { teamId, channelId } = posted;
    for (const [index, payload] of more.entries()) {
      const key = `digest-more|${posted.key}|${index}`;
      // What is due first is sent first.
      const dueAt = plusMs(now, index - more.length);
      const part = {
        teamId,
        kind: 'digest-more',
        key,
        userId: null,
        channelId,
        threadTs: ts,
        dueAt,
        payload,
      };
      await enqueue(db, part, now);
    }
  },
  async whoToTell({ db }, delivery) {
    const { teamId, channelId, postedBy } = requestOf(delivery);
    const channel = await findChannel(db, teamId, channelId);
    const userId = postedBy ?? (await findDigest(db, teamId, channelId))?.setBy;
    const what = `I could not post the digest of ${channel ? `#${channel.name}` : 'a channel'}.`;
    return userId === undefined ? null : { userId, what };
  },
};

/** What was enqueued: its payload holds the period, so that every attempt tells the same week. */
function requestOf({ teamId, channelId, payload }: Delivery): DigestRequest {
  const { since, until, postedBy } = payload as Pick<DigestRequest, 'since' | 'until' | 'postedBy'>;
  return { teamId, channelId: channelId ?? '', since, until, postedBy };
}
