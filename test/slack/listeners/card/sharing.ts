import type { SeenMessage } from '../../../../sandbox/client.ts';
import type { World } from '../../../support/world.ts';

/** Ana records a line in #training and shares it in a channel; resolves with what she reads then. */
export async function shareIn(world: World, channel: string, line: string): Promise<SeenMessage> {
  const ana = world.slack.as('ana');
  await ana.command('#training', `/predict ${line}`);
  await ana.click(await ana.waitForMessage('#training', 'Recorded'), 'Share');
  await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': channel });
  return ana.waitForMessage('#training', ({ plain }) => /Shared in|Not shared/.test(plain));
}
