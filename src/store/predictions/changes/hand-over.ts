import type { Tx } from '../../../../db/connect.ts';
import type { Instant, PredictionKey } from '../../../domain/prediction/prediction.ts';

/**
 * Moves who is asked, if `fromId` is still the one and there is no outcome. A question that was asked already is asked
 * anew: `asked` arms its reminders for the new person, under a due time of its own number. Returns false, and changes
 * nothing, otherwise.
 */
export async function setAsked(
  tx: Tx,
  key: PredictionKey,
  handOver: {
    readonly fromId: string;
    readonly toId: string;
    /** Whether the new person is asked at night too. */
    readonly wakesAtNight: boolean;
    readonly asked: { readonly at: Instant; readonly firstReminderAt: Instant } | null;
  },
): Promise<boolean> {
  const { fromId, toId, asked } = handOver;
  const moved = await tx
    .updateTable('predictions')
    .set((column) => ({
      asked_id: toId,
      wakes_at_night: handOver.wakesAtNight ? (1 as const) : (0 as const),
      ...(asked && {
        due_seq: column('due_seq', '+', 1),
        fell_due_at: asked.at,
        reminder_step: 0,
        next_reminder_at: asked.firstReminderAt,
      }),
    }))
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('asked_id', '=', fromId)
    .where('fell_due_at', asked ? 'is not' : 'is', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}
