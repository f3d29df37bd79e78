/** A block, element or object of one as it came over the wire: read field by field, nothing taken for granted. */
export type Fields = Readonly<Record<string, unknown>>;

/** An object's fields; none for anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The objects of a list; none for anything else. */
export function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** Text, or the words of a text object; empty for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { text } = fieldsOf(value);
  return typeof text === 'string' ? text : '';
}
