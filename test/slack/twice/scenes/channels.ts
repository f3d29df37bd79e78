import { shareIn } from '../../listeners/card/sharing.ts';
import type { Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** A card in a channel, and then something happens to the channel. */
async function withCard({ world }: Stage, isPrivate: boolean): Promise<string> {
  const { id } = await world.slack.channels.create({ name: 'scaling', private: isPrivate, members: ['ana'] });
  await world.slack.channels.invite(id, 'bot', 'ana');
  await shareIn(world, id, 'val_loss < 0.35 by friday 17:00 70%');
  return id;
}

const changed = (kind: 'channel' | 'group'): Scene => ({
  title: `a ${kind === 'group' ? 'private' : 'public'} channel that is renamed, archived, back, and deleted`,
  hears: ['rename', 'archive', 'unarchive', 'deleted'].map((what) => `event ${kind}_${what}`),
  async play(stage) {
    const { channels } = stage.world.slack;
    const id = await withCard(stage, kind === 'group');
    await stage.twice(() => channels.rename(id, 'scaling-laws'));
    await stage.twice(() => channels.archive(id));
    await stage.twice(() => channels.unarchive(id));
    await stage.twice(() => channels.delete(id));
  },
});

/** What happens to channels. */
export const channels: readonly Scene[] = [
  changed('channel'),
  changed('group'),
  {
    title: 'a channel that people join and leave',
    hears: ['event member_joined_channel', 'event member_left_channel'],
    async play(stage) {
      const { channels } = stage.world.slack;
      const id = await withCard(stage, false);
      await stage.twice(() => channels.invite(id, 'kenji', 'ana'));
      await stage.twice(() => channels.remove(id, 'kenji'));
    },
  },
  {
    title: 'a channel that gets another id',
    hears: ['event channel_id_changed'],
    async play(stage) {
      const id = await withCard(stage, false);
      await stage.twice(() => stage.world.slack.channels.changeId(id));
    },
  },
];
