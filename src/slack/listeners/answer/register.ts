import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { registerAnswerButtons } from './answer-buttons.ts';
import { registerDirectMessages } from './direct-message.ts';
import { registerLater } from './later.ts';
import { registerMore } from './more.ts';
import { registerNoteForm } from './note-form.ts';
import { registerValueForm } from './value-form.ts';

/** Every way to say what happened. */
export function registerAnswer(app: App, deps: Deps): void {
  registerAnswerButtons(app, deps);
  registerValueForm(app, deps);
  registerLater(app, deps);
  registerNoteForm(app, deps);
  registerMore(app, deps);
  registerDirectMessages(app, deps);
}
