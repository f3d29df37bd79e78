import { CUT } from '../normalise.ts';
import type { MentionRead, RunRead } from '../reading.ts';

/** Slack's own marks in a line, made plain; links taken out, since they hold `#`, ports and digits. */
export interface Unwrapped {
  readonly rest: string;
  readonly run: RunRead | null;
  readonly mentions: readonly MentionRead[];
  readonly channelTags: readonly string[];
}

/** Takes links, mentions, channel names and Slack's special words out of a line. */
export function unwrap(text: string): Unwrapped {
  const urls: string[] = [];
  const channelTags: string[] = [];
  const mentioned: MentionRead[] = [];
  const rest = text
    .replaceAll(/<(https?:\/\/[^|>\s]+)(?:\|[^>]*)?>/gi, (_whole, url: string) => take(urls, url))
    .replaceAll(/<#[CG][A-Z0-9]+(?:\|([^>]*))?>/g, (_whole, name: string | undefined) => {
      if (name) channelTags.push(name);
      return ' ';
    })
    .replaceAll(/<@([UW][A-Z0-9]+)(?:\|([^>]*))?>/g, (_whole, userId: string, name: string | undefined) => {
      mentioned.push({ userId, name: name ?? userId });
      return `@${name ?? userId}`;
    })
    .replaceAll(/<!(?:subteam\^[^|>]*\|)?@?([^>|^]*)[^>]*>/g, (_whole, word: string) => `@${word}`)
    .replaceAll(/\bhttps?:\/\/[^\s<>]+/gi, (url) => take(urls, url.replace(/[),.;]+$/, '')));
  const leading = leadingMentions(rest, mentioned);
  return {
    rest: leading.rest,
    run: urls[0] === undefined ? null : runOfLink(urls[0]),
    mentions: leading.mentions,
    channelTags,
  };
}

function take(urls: string[], url: string): string {
  urls.push(url);
  return CUT;
}

/** People named before the claim begins are asked to forecast too; a name inside it is only a name. */
function leadingMentions(text: string, mentioned: readonly MentionRead[]) {
  const mentions: MentionRead[] = [];
  let rest = text;
  for (;;) {
    const found = new RegExp(`^[\\s,${CUT}]*@([\\p{L}\\p{N}._-]+)[\\s,:]`, 'u').exec(rest);
    if (!found || /^\d/.test(found[1] ?? '')) return { rest, mentions };
    const name = found[1] ?? '';
    mentions.push(mentioned.find((mention) => mention.name === name) ?? { userId: null, name });
    rest = rest.slice(found[0].length);
  }
}

/** What a pasted link says of a run: W&B and MLflow paths are known, any other address is kept as it is. */
export function runOfLink(url: string): RunRead {
  const unknown = { url, name: null, source: null, entity: null, project: null, runId: null };
  if (!URL.canParse(url)) return unknown;
  const { pathname, hash } = new URL(url);
  const wandb = /^\/([^/]+)\/([^/]+)\/runs\/([^/]+)/.exec(pathname);
  if (wandb)
    return {
      ...unknown,
      source: 'wandb',
      entity: wandb[1] ?? null,
      project: wandb[2] ?? null,
      runId: wandb[3] ?? null,
    };
  const mlflow = /\/experiments\/([^/?#]+)\/runs\/([^/?#]+)/.exec(`${pathname}${hash}`);
  if (mlflow) return { ...unknown, source: 'mlflow', project: mlflow[1] ?? null, runId: mlflow[2] ?? null };
  return unknown;
}
