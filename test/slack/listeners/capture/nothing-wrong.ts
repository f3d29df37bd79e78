import { expect } from 'vitest';
import type { World } from '../../../support/world.ts';

/** Slack took everything that Hunch said, and Hunch logged no error. */
export async function nothingWrong(world: World): Promise<void> {
  await world.slack.idle();
  expect(world.errors).toEqual([]);
  expect(await world.slack.log({ failed: true })).toEqual([]);
}
