import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { registerAdminMenu } from './admin.ts';
import { registerForecasts } from './forecast.ts';

/** Everything on a card in a channel. */
export function registerCard(app: App, deps: Deps): void {
  registerForecasts(app, deps);
  registerAdminMenu(app, deps);
}
