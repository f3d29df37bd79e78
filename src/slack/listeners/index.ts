import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';

/** Everything that Slack can say to Hunch, one line for each thing people do. */
export function registerListeners(_app: App, _deps: Deps): void {}
