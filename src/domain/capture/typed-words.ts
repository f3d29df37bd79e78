/**
 * Typed text as its author would recognise it: Slack's entities decoded once, `<@U1|name>` as @name, `<#C1|name>` as
 * #name, links as their address. For showing only: what is read and stored is the text as Slack sent it.
 */
export function typedWords(text: string): string {
  return text
    .replaceAll(/<@[A-Z0-9]+(?:\|([^>]*))?>/g, (_whole, name: string | undefined) => `@${name ?? 'someone'}`)
    .replaceAll(
      /<#[A-Z0-9]+(?:\|([^>]*))?>/g,
      (_whole, name: string | undefined) => `#${name ?? 'a channel'}`,
    )
    .replaceAll(/<(https?:\/\/[^|>\s]+)(?:\|[^>]*)?>/gi, '$1')
    .replaceAll(/<!(?:subteam\^[^|>]*\|)?@?([a-z]+)[^>]*>/g, '@$1')
    .replaceAll(/&(lt|gt|amp);/g, (_whole, name: string) => DECODED[name] ?? '');
}

const DECODED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };
