import { normaliseTag } from '../extract/tags.ts';

/** A tag as one word of a command: `#lr`, or a channel's name that Slack took it for. Null where it is none. */
export function tagWord(word: string): string | null {
  const tagged = /^(?:#|<#[CG][A-Z0-9]+\|)([^>]+)>?$/.exec(word)?.[1];
  return (tagged && normaliseTag(tagged)) || null;
}

/** The id of a person as Slack writes them where they were mentioned. Null where it is none. */
export function personWord(word: string): string | null {
  return /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1] ?? null;
}
