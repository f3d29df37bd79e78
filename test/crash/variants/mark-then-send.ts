import { runSender } from '../processes/sender.ts';
import { naiveSender } from './naive.ts';

// Leaves out: coming back to what was begun. Marked first, it is never sent twice, and sometimes never.
runSender(
  naiveSender(async ({ post, mark }) => {
    await mark();
    await post();
  }),
);
