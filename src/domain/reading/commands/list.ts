import { tagWord } from './named.ts';

/** Which of a person's predictions a list shows. */
export interface ListCommand {
  readonly state: 'open' | 'waiting' | 'answered' | null;
  readonly tag: string | null;
}

const STATES = ['open', 'waiting', 'answered'] as const;

/** Reads what stands behind `list`: a state, a tag, both or nothing. Null where it is something else. */
export function readListCommand(rest: string): ListCommand | null {
  let state: ListCommand['state'] = null;
  let tag: string | null = null;
  for (const word of rest.split(/\s+/).filter((each) => each !== '')) {
    const named = STATES.find((each) => each === word.toLowerCase());
    const tagged = tagWord(word);
    if (named && state === null) state = named;
    else if (tagged && tag === null) tag = tagged;
    else return null;
  }
  return { state, tag };
}
