/** What one look at an installation found, for the person who runs it. */
export interface Finding {
  readonly about: string;
  /** What is so: a sentence without its full stop. */
  readonly says: string;
  /** What to do about it; null where nothing is wrong. */
  readonly todo: string | null;
}

export const well = (about: string, says: string): Finding => ({ about, says, todo: null });

export const wrong = (about: string, says: string, todo: string): Finding => ({ about, says, todo });

/** A check that cannot be made is a finding too. */
export async function checked(
  about: string,
  check: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [wrong(about, sentenceOf(error), 'Put that right, then run doctor again.')];
  }
}

/** "1 message", "3 messages". */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

function sentenceOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
