import { describe, expect, test } from 'vitest';
import { openWorld } from '../../support/world.ts';
import { listenerNames } from './listeners.ts';
import { MONDAY } from './scene.ts';
import { answering } from './scenes/answering.ts';
import { channels } from './scenes/channels.ts';
import { recording } from './scenes/recording.ts';
import { runs } from './scenes/runs.ts';
import { settings } from './scenes/settings.ts';
import { sharing } from './scenes/sharing.ts';
import { openStage } from './stage.ts';

const scenes = [...recording, ...sharing, ...answering, ...runs, ...settings, ...channels];

describe('what Slack delivers a second time has been done once', () => {
  test.concurrent.each(scenes)('$title', { timeout: 60_000 }, async ({ play, hears }) => {
    await using world = await openWorld('sqlite', MONDAY);
    const stage = openStage(world);

    await play(stage);

    expect([...stage.heard]).toEqual(expect.arrayContaining([...hears]));
  });

  test('that is so of everything that Hunch listens to', () => {
    const heard = new Set(scenes.flatMap(({ hears }) => hears));
    expect([...heard].sort()).toEqual([...new Set(listenerNames)].sort());
  });
});
