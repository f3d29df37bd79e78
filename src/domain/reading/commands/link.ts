/** What somebody wants of the names that they have with trackers. */
export type LinkCommand =
  | { readonly kind: 'list' }
  | { readonly kind: 'claim'; readonly tracker: string; readonly name: string };

/** A tracker's name: one word, as reports carry it in `source`; `*` means every tracker. */
const TRACKER = /^(?:\*|[a-z][a-z0-9_-]{0,39})$/;
/** The longest name or e-mail address with a tracker. */
const NAME_MAX = 120;

/** Reads what stands behind `link`: nothing, or a tracker and a name. Null where it is something else. */
export function readLinkCommand(rest: string): LinkCommand | null {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const [tracker, name, ...more] = words;
  if (tracker === undefined) return { kind: 'list' };
  const isCommand = name !== undefined && more.length === 0 && name.length <= NAME_MAX;
  if (!isCommand || !TRACKER.test(tracker.toLowerCase())) return null;
  return { kind: 'claim', tracker: tracker.toLowerCase(), name: plainName(name) };
}

/** Slack writes an e-mail address as `<mailto:ana@x.org|ana@x.org>`. */
const plainName = (name: string): string => (/^<mailto:([^|>]+)/.exec(name)?.[1] ?? name).toLowerCase();
