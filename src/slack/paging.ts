interface Page {
  readonly response_metadata?: { readonly next_cursor?: string };
}

/** More pages than this are a loop of Slack's or ours. */
const PAGES_MAX = 50;

/** Everything on all pages of a cursor-paged method, in order. */
export async function pageThrough<P extends Page, T>(
  read: (cursor: { cursor?: string }) => Promise<P>,
  items: (page: P) => readonly T[],
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < PAGES_MAX; count += 1) {
    const page = await read(cursor === undefined ? {} : { cursor });
    all.push(...items(page));
    cursor = page.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return all;
  }
  return all;
}
