import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { registerCommand } from './command.ts';
import { registerDraftButtons } from './draft-buttons.ts';
import { registerMessageShortcut } from './message-shortcut.ts';
import { registerRecordModal } from './record-modal.ts';
import { registerRecordedButtons } from './recorded-buttons.ts';
import { registerShareButtons } from './share-buttons.ts';
import { registerSuggestions } from './suggestions.ts';

/** Everything by which a prediction gets recorded, and what can be done right after. */
export function registerCapture(app: App, deps: Deps): void {
  registerCommand(app, deps);
  registerRecordModal(app, deps);
  registerMessageShortcut(app, deps);
  registerDraftButtons(app, deps);
  registerRecordedButtons(app, deps);
  registerShareButtons(app, deps);
  registerSuggestions(app, deps);
}
