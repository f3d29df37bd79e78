/** What config and summary hold: one plain value by a path such as `optimizer.lr`. */
export type Scalar = string | number | boolean;
export type Scalars = Readonly<Record<string, Scalar>>;

/** Values that are kept of one config or summary, and characters of a text value. */
export const SCALARS_MAX = 500;
const TEXT_MAX = 500;
const PATH_MAX = 200;
const DEPTH_MAX = 8;

/** What stands in place of a value that may be a secret. */
export const HIDDEN = '(hidden)';

/**
 * Flattens nested values to scalars by path, at most 500; lists, nulls and what lies deeper than eight levels are left
 * out. NaN and the infinities become the words `NaN`, `Infinity` and `-Infinity`, because rows are kept as JSON.
 *
 * @param hides names whose values are replaced, by the last part of the path
 */
export function flatten(
  values: unknown,
  hides: (name: string, value: Scalar) => boolean = () => false,
): Scalars {
  const found = new Map<string, Scalar>();
  collect(values, '', 0);
  return Object.fromEntries(found);

  function collect(value: unknown, path: string, depth: number): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > DEPTH_MAX) return;
    for (const [name, inner] of Object.entries(value)) {
      if (found.size >= SCALARS_MAX) return;
      const at = (path === '' ? name : `${path}.${name}`).slice(0, PATH_MAX);
      const scalar = scalarOf(inner);
      if (scalar === null) collect(inner, at, depth + 1);
      else found.set(wellFormed(at), hides(name, scalar) ? HIDDEN : scalar);
    }
  }
}

/** A value as it is kept; null for what is none. */
function scalarOf(value: unknown): Scalar | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return typeof value === 'string' ? wellFormed(value.slice(0, TEXT_MAX)) : null;
}

/** Text that every database takes: no half characters, no NUL. */
export const wellFormed = (text: string): string => text.toWellFormed().replaceAll('\u0000', '');

const ALWAYS = new Set(['password', 'passwd', 'secret', 'credentials', 'credential']);
const IF_TEXT = new Set(['token', 'key', 'apikey', 'auth', 'passphrase']);

/**
 * Whether a config value is a secret by its name: `api_key`, `hf_token`, `dbPassword`. Not `max_tokens`, `tokenizer` or
 * `pad_token: 0`: people predict about those.
 */
export function isSecret(name: string, value: Scalar): boolean {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => ALWAYS.has(word) || (typeof value === 'string' && IF_TEXT.has(word)));
}

/** The number that a scalar is or names, NaN and the infinities included; null for flags and other text. */
export function numberIn(value: Scalar | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const words: Readonly<Record<string, number>> = {
    nan: Number.NaN,
    infinity: Number.POSITIVE_INFINITY,
    inf: Number.POSITIVE_INFINITY,
    '-infinity': Number.NEGATIVE_INFINITY,
    '-inf': Number.NEGATIVE_INFINITY,
  };
  const text = value.trim().toLowerCase();
  return words[text] ?? (/^[-+]?[\d.]/.test(text) && Number.isFinite(Number(text)) ? Number(text) : null);
}
