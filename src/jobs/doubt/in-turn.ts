import type { Delivery } from '../../store/deliveries/delivery.ts';
import type { Sender } from '../sending/sender.ts';

/**
 * Does something that reads history with each delivery: one after the other within a workspace and no faster than Slack
 * allows there, workspaces side by side. What is left is taken up by the next look. One that fails holds up nobody.
 */
export async function inTurnByTeam(
  sender: Sender,
  deliveries: readonly Delivery[],
  work: (sender: Sender, delivery: Delivery) => Promise<void>,
): Promise<void> {
  const teams = new Set(deliveries.map(({ teamId }) => teamId));
  await Promise.all([...teams].map((teamId) => oneTeam(sender, deliveries, teamId, work)));
}

async function oneTeam(
  sender: Sender,
  deliveries: readonly Delivery[],
  teamId: string,
  work: (sender: Sender, delivery: Delivery) => Promise<void>,
): Promise<void> {
  for (const delivery of deliveries) {
    if (delivery.teamId !== teamId) continue;
    if (sender.isStopping() || sender.lookUps.level(teamId) < 1) return;
    sender.lookUps.take(teamId);
    await work(sender, delivery).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'thrown';
      sender.deps.log.error(
        { delivery: delivery.id, error: name },
        'a message in doubt could not be looked up',
      );
    });
  }
}
