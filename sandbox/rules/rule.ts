/** What one field of a shape must be. Lengths count UTF-16 units; both ends are included. */
export type Check =
  | { readonly kind: 'text'; readonly min: number; readonly max: number }
  | { readonly kind: 'matches'; readonly pattern: RegExp; readonly says: string; readonly max?: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'number' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'textObject'; readonly allow: readonly TextType[]; readonly max: number }
  | { readonly kind: 'shape'; readonly of: readonly string[] }
  | { readonly kind: 'list'; readonly of: readonly string[]; readonly min: number; readonly max: number }
  | { readonly kind: 'texts'; readonly each: Check; readonly min: number; readonly max: number }
  | {
      readonly kind: 'rows';
      readonly of: readonly string[];
      readonly min: number;
      readonly max: number;
      readonly cells: number;
    };

type TextType = 'plain_text' | 'mrkdwn';

/** A field with its check. */
export interface Field {
  readonly check: Check;
  readonly required: boolean;
}

/** A rule that looks at more than one field. */
export interface Demand {
  /** What Slack says when it does not hold. */
  readonly says: string;
  readonly holds: (value: Readonly<Record<string, unknown>>) => boolean;
  /** Properties that make a valid sample break exactly this rule. */
  readonly brokenBy: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** A block, element, view or composition object: its fields are all it may have. */
export interface Shape {
  readonly name: string;
  /** Its `type`; null for objects that have none. */
  readonly type: string | null;
  /** Page of docs.slack.dev that says so. */
  readonly docs: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly demands: readonly Demand[];
}

/** Puts a shape together; `type` goes by its name unless it is given. */
export function shape(
  name: string,
  docs: string,
  fields: Readonly<Record<string, Field>>,
  more: { readonly type?: string | null; readonly demands?: readonly Demand[] } = {},
): Shape {
  return {
    name,
    docs,
    fields,
    type: more.type === undefined ? name : more.type,
    demands: more.demands ?? [],
  };
}

/** A field that may be left out. */
export const may = (check: Check): Field => ({ check, required: false });
/** A field that must be there. */
export const must = (check: Check): Field => ({ check, required: true });

export const text = (max: number, min = 1): Check => ({ kind: 'text', min, max });
export const matches = (pattern: RegExp, says: string, max?: number): Check => ({
  kind: 'matches',
  pattern,
  says,
  ...(max === undefined ? {} : { max }),
});
export const flag: Check = { kind: 'boolean' };
export const number: Check = { kind: 'number' };
export const integer = (min: number, max: number): Check => ({ kind: 'integer', min, max });
export const oneOf = (...values: readonly string[]): Check => ({ kind: 'enum', values });
export const plainText = (max: number): Check => ({ kind: 'textObject', allow: ['plain_text'], max });
export const anyText = (max: number): Check => ({ kind: 'textObject', allow: ['plain_text', 'mrkdwn'], max });
export const a = (...of: readonly string[]): Check => ({ kind: 'shape', of });
export const list = (of: readonly string[], max: number, min = 1): Check => ({ kind: 'list', of, min, max });
export const texts = (each: Check, max: number, min = 0): Check => ({ kind: 'texts', each, min, max });

/** Exactly one of these fields must be there. `brokenBy` gives both. */
export function exactlyOne(fields: readonly string[], brokenBy: Readonly<Record<string, unknown>>): Demand {
  return {
    says: `must have exactly one of ${fields.join(', ')}`,
    holds: (value) => fields.filter((name) => value[name] !== undefined).length === 1,
    brokenBy,
  };
}
