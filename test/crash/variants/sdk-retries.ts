import { WebClient } from '@slack/web-api';
import type { Posting, SendResult } from '../../../src/slack/messenger.ts';
import { protocol, runSender } from '../processes/sender.ts';

// Leaves out: exactly one request for each claim. The SDK repeats what failed, as it does when nobody tells it not to.
runSender(({ deps, order, secret }) => {
  const client = new WebClient(order.botToken, {
    slackApiUrl: order.slackApiUrl,
    retryConfig: { retries: 10, factor: 1, minTimeout: 50 },
  });
  const post = async ({ channelId, message, metadataKey }: Posting): Promise<SendResult> => {
    const sent = await client.chat.postMessage({
      channel: channelId,
      text: message.text,
      blocks: [...(message.blocks ?? [])],
      metadata: { event_type: 'hunch_delivery', event_payload: { key: metadataKey } },
    });
    return { kind: 'sent', channelId: sent.channel ?? '', ts: sent.ts ?? '' };
  };
  const messenger = {
    ...deps.messenger,
    post: (posting: Posting) => post(posting).catch((): SendResult => ({ kind: 'unknown', code: 'thrown' })),
  };
  return protocol({ deps: { ...deps, messenger }, order, secret });
});
