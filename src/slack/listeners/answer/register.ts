import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { registerAnswerAll } from './answer-all.ts';
import { registerAnswerButtons } from './answer-buttons.ts';
import { registerDirectMessages } from './direct-message.ts';
import { registerLater } from './later.ts';
import { registerNoteForm } from './note-form.ts';
import { registerValueForm } from './value-form.ts';

/** Every way to say what happened. */
export function registerAnswer(app: App, deps: Deps): void {
  registerAnswerButtons(app, deps);
  registerAnswerAll(app, deps);
  registerValueForm(app, deps);
  registerLater(app, deps);
  registerNoteForm(app, deps);
  registerDirectMessages(app, deps);
}
