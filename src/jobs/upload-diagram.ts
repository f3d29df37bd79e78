import { reliabilityDiagram } from '../charts/reliability.ts';
import type { Deps } from '../deps.ts';
import { plusMs } from '../domain/time/wall.ts';
import type { DigestFigures } from '../figures/digest/digest.ts';
import type { Delivery } from '../store/deliveries/delivery.ts';
import { setFile } from '../store/deliveries/look-up.ts';
import { PICTURE_TRIES } from './settings.ts';

/** Slack looks at a file before it can be shown; posting it sooner is refused and tried again. */
const READY_MS = 1500;

/**
 * Uploads the picture of a digest, if it has one, and remembers it on the delivery. Repeating it costs an upload that
 * nobody sees. Where Slack takes no picture the digest goes out as text, which says the same.
 */
export async function uploadDiagram(
  deps: Deps,
  delivery: Delivery,
  figures: DigestFigures,
): Promise<'now' | 'later'> {
  const { bins } = figures.record;
  if (
    bins === null ||
    delivery.fileId !== null ||
    delivery.body !== null ||
    delivery.attempts >= PICTURE_TRIES
  )
    return 'now';
  try {
    const picture = await deps.rasterise(reliabilityDiagram(bins));
    const fileId = await deps.messenger.upload(delivery.teamId, 'reliability.png', picture);
    await setFile(deps.db, delivery.id, fileId, plusMs(deps.clock.machineNow(), READY_MS));
    return 'later';
  } catch (error) {
    const name = error instanceof Error ? error.name : 'thrown';
    deps.log.warn({ delivery: delivery.id, error: name }, 'a digest goes out without its picture');
    return 'now';
  }
}
