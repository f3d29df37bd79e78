import type { Deps } from '../../deps.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { exportCsv } from '../../exchange/export-csv.ts';
import { personExport } from '../../figures/person-export.ts';
import { exportMessage } from '../../slack/views/home/export.ts';
import type { Delivery } from '../../store/deliveries/delivery.ts';
import { holdToPrepare, setFiles } from '../../store/deliveries/look-up.ts';
import { knowViewer } from '../../usecases/people/know-channel.ts';
import type { DeliveryKind } from './kind.ts';

/** After so many refusals of its files they are told to ask again. */
const TRIES = 5;
/** How long the upload may take before somebody else may try. */
const HOLD_MS = 120_000;

/**
 * Everything of a person, as two files in their DM, and a line that says so. Never lost; should Hunch be killed between
 * the upload and writing that down, the files come twice, to the one person whose they are.
 */
export const exportKind: DeliveryKind = {
  kind: 'export',
  async prepare(deps, delivery) {
    if (hasFiles(delivery) || delivery.attempts >= TRIES) return 'now';
    const machineNow = deps.clock.machineNow();
    if (!(await holdToPrepare(deps.db, delivery, machineNow, plusMs(machineNow, HOLD_MS)))) return 'later';
    const fileId = await shareFiles(deps, delivery);
    await setFiles(deps.db, delivery.id, { export: fileId }, deps.clock.machineNow());
    return 'now';
  },
  render: async (_context, delivery) => exportMessage(hasFiles(delivery)),
};

const hasFiles = ({ files }: Delivery): boolean => Object.keys(files).length > 0;

async function shareFiles(deps: Deps, { teamId, userId }: Delivery): Promise<string> {
  if (userId === null) throw new Error('an export is for a person');
  const dm = await deps.messenger.openDm(teamId, userId);
  const viewer = await knowViewer(deps, teamId, userId);
  const everything = await personExport(deps.db.read, viewer, deps.clock.now());
  const day = everything.exportedAt.slice(0, 10);
  const bytes = (text: string) => new TextEncoder().encode(text);
  return deps.messenger.share(teamId, dm, [
    { name: `hunch-${day}.csv`, bytes: bytes(exportCsv(everything)) },
    { name: `hunch-${day}.json`, bytes: bytes(`${JSON.stringify(everything, null, 2)}\n`) },
  ]);
}
