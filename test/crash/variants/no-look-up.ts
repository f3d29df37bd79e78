import { protocol, runSender } from '../processes/sender.ts';

// Leaves out: asking Slack whether a message in doubt is there. Every look finds nothing.
runSender(({ deps, ...rest }) =>
  protocol({ ...rest, deps: { ...deps, messenger: { ...deps.messenger, history: async () => [] } } }),
);
