import type { Deps } from '../../deps.ts';
import { plusMs } from '../../domain/time/wall.ts';
import type { Delivery } from '../../store/deliveries/delivery.ts';
import { setFiles } from '../../store/deliveries/look-up.ts';
import { PICTURE_TRIES } from '../settings.ts';

/** Slack looks at a file before it can be shown; posting it sooner is refused and tried again. */
export const READY_MS = 1500;

/**
 * Uploads the pictures of a delivery that it does not have yet, and remembers them on it. Repeating it costs an upload
 * that nobody sees. Where Slack takes no picture the message goes out as text, which says the same.
 *
 * @param drawn SVG texts by name; none for a message without pictures
 */
export async function uploadPictures(
  deps: Deps,
  delivery: Delivery,
  drawn: Readonly<Record<string, string>>,
): Promise<'now' | 'later'> {
  const { files } = delivery;
  const missing = Object.entries(drawn).filter(([name]) => !(name in files));
  if (missing.length === 0 || delivery.body !== null || delivery.attempts >= PICTURE_TRIES) return 'now';
  try {
    const uploaded: Record<string, string> = { ...files };
    for (const [name, svg] of missing)
      uploaded[name] = await deps.messenger.upload(delivery.teamId, `${name}.png`, await deps.rasterise(svg));
    await setFiles(deps.db, delivery.id, uploaded, plusMs(deps.clock.machineNow(), READY_MS));
    return 'later';
  } catch (error) {
    const name = error instanceof Error ? error.name : 'thrown';
    deps.log.warn({ delivery: delivery.id, error: name }, 'a message goes out without its pictures');
    return 'now';
  }
}
