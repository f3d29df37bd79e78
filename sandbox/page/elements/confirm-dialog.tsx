import type { VNode } from 'preact';
import { fieldsOf, textOf } from '../blocks/fields.ts';
import { Text } from '../blocks/text.tsx';
import { Dialog } from '../modal/dialog.tsx';
import { question } from './confirm.ts';

/** The confirmation that an element or the page asks for, over everything else. */
export function ConfirmDialog(): VNode | null {
  const open = question.value;
  if (!open) return null;
  const { title, text, confirm, deny, style } = open.confirm;
  return (
    <Dialog class="confirm" labelledBy="confirm-title" onClose={() => open.answer(false)}>
      <h2 id="confirm-title">{textOf(title)}</h2>
      <p>
        <Text of={fieldsOf(text)} />
      </p>
      <footer>
        <button type="button" class="button" onClick={() => open.answer(false)}>
          {textOf(deny) || 'Cancel'}
        </button>
        <button
          type="button"
          class={`button ${style === 'danger' ? 'danger' : 'primary'}`}
          onClick={() => open.answer(true)}
        >
          {textOf(confirm) || 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
