import { expect, test } from 'vitest';
import { openWorld } from '../support/world.ts';

test('/healthz says that Hunch is well, and how long ago it last looked for work', async () => {
  await using world = await openWorld('sqlite');

  const health = await fetch(new URL('/healthz', world.api));

  expect(health.status).toBe(200);
  const { ok, lookedMsAgo } = (await health.json()) as { readonly ok: boolean; readonly lookedMsAgo: number };
  expect(ok).toBe(true);
  expect(lookedMsAgo).toBeLessThan(60_000);
});
