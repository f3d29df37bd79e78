import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { registerDigestForm } from './form.ts';
import { registerPostNow } from './preview.ts';

/** A channel's weekly digest; its command stands in the table of commands. */
export function registerDigest(app: App, deps: Deps): void {
  registerDigestForm(app, deps);
  registerPostNow(app, deps);
}
