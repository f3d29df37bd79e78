const query = new URLSearchParams(location.search);

/** The person this window belongs to, as the address names them; the workspace's own visitor when it does not. */
export let as: string | undefined = query.get('as') ?? undefined;

/** The conversation and message that the address asks for, as permalinks do. */
export const asked = {
  channelId: query.get('channel'),
  ts: tsOf(query.get('message')),
  isHome: query.get('tab') === 'home',
};

/** From now on everything is done and read as this person. */
export function becomePerson(userId: string): void {
  as = userId;
}

/** The address of this window as somebody else. */
export function addressAs(name: string, channelId: string | null): string {
  const channel = channelId === null ? {} : { channel: channelId };
  return `?${new URLSearchParams({ as: name, ...channel })}`;
}

/** `p1772442000000100`, as permalinks write a ts. */
function tsOf(link: string | null): string | null {
  const [, seconds, micros] = /^p(\d+)(\d{6})$/.exec(link ?? '') ?? [];
  return seconds && micros ? `${seconds}.${micros}` : null;
}
