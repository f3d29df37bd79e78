/** A part of mrkdwn as it is drawn. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike' | 'quote'; readonly parts: readonly Part[] }
  | { readonly kind: 'code' | 'pre'; readonly text: string }
  | { readonly kind: 'user' | 'channel'; readonly id: string; readonly label: string | undefined }
  | { readonly kind: 'broadcast'; readonly label: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string | undefined }
  | {
      readonly kind: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly link: string | undefined;
      readonly fallback: string;
    }
  | { readonly kind: 'line' };

const TOKENS = [
  '```(?<pre>[\\s\\S]+?)```',
  '`(?<code>[^`\\n]+)`',
  '<(?<reference>[^<>\\n]+)>',
  '(?<line>\\n)',
  '(?<![\\w*_~`])(?<sign>[*_~])(?=\\S)(?<inner>[^\\n]*?\\S)\\k<sign>(?![\\w*_~`])',
].join('|');

const KIND_OF_SIGN = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** Reads mrkdwn: emphasis, code, quotes, references and dates, entities decoded. */
export function readMrkdwn(text: string): readonly Part[] {
  const runs = text.split(/^((?:(?:&gt;|>)[^\n]*\n?)+)/m);
  return runs.flatMap((run, at): readonly Part[] => {
    if (at % 2 === 0) return readRun(run);
    const quoted = run.replace(/\n$/, '').replace(/^(?:&gt;|>) ?/gm, '');
    return [{ kind: 'quote', parts: readRun(quoted) }];
  });
}

/** The three entities as characters. */
export function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function readRun(text: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const found of text.matchAll(new RegExp(TOKENS, 'g'))) {
    if (found.index > from) parts.push(plain(text.slice(from, found.index)));
    parts.push(partOf(found[0], found.groups ?? {}));
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push(plain(text.slice(from)));
  return parts;
}

function partOf(whole: string, groups: Readonly<Record<string, string | undefined>>): Part {
  const { pre, code, reference, line, sign, inner } = groups;
  if (pre !== undefined) return { kind: 'pre', text: decodeEntities(pre.replace(/^\n|\n$/g, '')) };
  if (code !== undefined) return { kind: 'code', text: decodeEntities(code) };
  if (reference !== undefined) return referenceOf(reference);
  if (line !== undefined) return { kind: 'line' };
  if (inner !== undefined && (sign === '*' || sign === '_' || sign === '~'))
    return { kind: KIND_OF_SIGN[sign], parts: readRun(inner) };
  return plain(whole);
}

function referenceOf(reference: string): Part {
  const [target = '', ...labels] = reference.split('|');
  const label = labels.length > 0 ? decodeEntities(labels.join('|')) : undefined;
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), label };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!date^')) {
    const [, seconds = '', format = '', link] = target.split('^');
    return { kind: 'date', seconds: Number(seconds), format, link, fallback: label ?? '' };
  }
  if (target.startsWith('!')) return { kind: 'broadcast', label: label ?? `@${target.slice(1)}` };
  return { kind: 'link', url: decodeEntities(target), label };
}

function plain(text: string): Part {
  return { kind: 'text', text: decodeEntities(text) };
}
