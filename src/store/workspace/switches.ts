import type { Reader, Tx } from '../../../db/connect.ts';
import { ALL_ON, type Switches } from '../../domain/people/switches.ts';

/** What is on in a workspace. */
export async function findSwitches(db: Reader, teamId: string): Promise<Switches> {
  const row = await db
    .selectFrom('teams')
    .select(['takes_messages', 'prompts_runs', 'has_shortcut'])
    .where('team_id', '=', teamId)
    .executeTakeFirst();
  if (!row) return ALL_ON;
  return {
    takesMessages: row.takes_messages === 1,
    promptsRuns: row.prompts_runs === 1,
    hasShortcut: row.has_shortcut === 1,
  };
}

/** Switches things on and off in a workspace. */
export async function setSwitches(tx: Tx, teamId: string, switches: Switches): Promise<void> {
  await tx
    .updateTable('teams')
    .set({
      takes_messages: switches.takesMessages ? 1 : 0,
      prompts_runs: switches.promptsRuns ? 1 : 0,
      has_shortcut: switches.hasShortcut ? 1 : 0,
    })
    .where('team_id', '=', teamId)
    .execute();
}
