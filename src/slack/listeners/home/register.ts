import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { registerHomeOpened } from './opened.ts';
import { registerPages } from './pages.ts';

/** The Home tab; its commands stand in the table of commands. */
export function registerHome(app: App, deps: Deps): void {
  registerHomeOpened(app, deps);
  registerPages(app, deps);
}
