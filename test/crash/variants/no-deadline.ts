import { protocol, runSender } from '../processes/sender.ts';

// Leaves out: the look at the monotonic clock right before the request leaves.
runSender(({ deps, ...rest }) => {
  const { messenger } = deps;
  const post = (posting: Parameters<typeof messenger.post>[0]) =>
    messenger.post({ ...posting, deadline: Number.POSITIVE_INFINITY });
  return protocol({ ...rest, deps: { ...deps, messenger: { ...messenger, post } } });
});
