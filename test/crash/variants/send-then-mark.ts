import { runSender } from '../processes/sender.ts';
import { naiveSender } from './naive.ts';

// Leaves out: the durable intent before the first byte. What was not surely sent is sent again.
runSender(
  naiveSender(async ({ post, mark }) => {
    if ((await post()).kind === 'sent') await mark();
  }),
);
