import { TAG_MAX } from '../../prediction/prediction.ts';
import { CUT } from '../normalise.ts';

/** Takes `#tags` out of a line: a hash at the start of a word, then letters. */
export function takeTags(text: string): { readonly rest: string; readonly tags: readonly string[] } {
  const tags: string[] = [];
  const rest = text.replaceAll(
    new RegExp(`(^|[\\s,;(${CUT}])#([\\p{L}][\\p{L}\\p{N}_/-]*)`, 'gu'),
    (_whole, before: string, tag: string) => {
      tags.push(normaliseTag(tag));
      return `${before}${CUT}`;
    },
  );
  return { rest, tags: [...new Set(tags)] };
}

/** A tag as it is stored: lower case, without the hash, shortened. */
export function normaliseTag(tag: string): string {
  return tag.trim().replace(/^#+/, '').toLowerCase().replaceAll(/\s+/g, '-').slice(0, TAG_MAX);
}
