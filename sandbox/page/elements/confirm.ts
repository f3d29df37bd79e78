import { signal } from '@preact/signals';
import { type Fields, fieldsOf } from '../blocks/fields.ts';

/** A question the person has to answer first. */
interface Question {
  readonly confirm: Fields;
  readonly answer: (isYes: boolean) => void;
}

/** The question that is open now. */
export const question = signal<Question | null>(null);

/** Asks what a confirm object asks; true at once when there is none. */
export function confirmed(confirm: unknown): Promise<boolean> {
  if (confirm === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    question.value = {
      confirm: fieldsOf(confirm),
      answer(isYes) {
        question.value = null;
        resolve(isYes);
      },
    };
  });
}
