import { valueField } from '../../conversations/view-values.ts';
import type { OpenView, StateValue } from '../../state/model.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What Slack itself finds wrong with a form before the app hears of it, by block id. */
export function inputErrors(open: OpenView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of open.view.blocks) {
    if (block.type !== 'input' || !block.block_id) continue;
    const { element, optional } = block as { element?: Fields; optional?: boolean };
    const value = open.values[block.block_id]?.[String(element?.['action_id'])];
    const error = element && value ? inputError(element, value, optional === true) : null;
    if (error) errors[block.block_id] = error;
  }
  return errors;
}

function inputError(element: Fields, state: StateValue, optional: boolean): string | null {
  const value = state[valueField(state.type) ?? ''];
  const isEmpty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return optional ? null : 'Please complete this required field.';
  if (typeof value !== 'string') return null;
  return (CHECKS[state.type] ?? (() => null))(element, value);
}

const CHECKS: Readonly<Record<string, (element: Fields, value: string) => string | null>> = {
  plain_text_input({ min_length: min, max_length: max }, value) {
    if (min !== undefined && value.length < Number(min)) return `Please enter at least ${min} characters.`;
    return value.length > Number(max ?? 3_000) ? `Please enter at most ${max ?? 3_000} characters.` : null;
  },
  number_input({ min_value: min, max_value: max, is_decimal_allowed: decimal }, value) {
    if (!/^-?\d+(\.\d+)?$/.test(value)) return 'Please enter a number.';
    if (decimal !== true && value.includes('.')) return 'Please enter a whole number.';
    if (min !== undefined && Number(value) < Number(min)) return `Please enter a number of at least ${min}.`;
    return max !== undefined && Number(value) > Number(max)
      ? `Please enter a number of at most ${max}.`
      : null;
  },
  email_text_input: (_element, value) =>
    /^\S+@\S+\.\S+$/.test(value) ? null : 'Please enter a valid email address.',
  url_text_input: (_element, value) => (/^https?:\/\/\S+$/.test(value) ? null : 'Please enter a valid URL.'),
};
