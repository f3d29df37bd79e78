import { sql } from 'kysely';
import type { Db } from '../../../db/connect.ts';

/** Columns that say when, or how often, something was looked at or shown, and not what anybody did. */
const ASIDE = ['wanted', 'shown', 'content_hash', 'not_before', 'checked_at', 'members_checked_at'];
/** Drawn by the surfaces in their own time. */
const PICTURES = 'home_pictures';
/** Columns that say when Slack was heard last, where the same words put the same values again. */
const HEARD = ['metrics.updated_at', 'predictions.edited_at', 'tracker_links.linked_at', 'digests.set_at'];

/** Every row of every table as text, but for when it was heard, looked at or shown. */
export async function allRows({ read }: Db): Promise<readonly string[]> {
  const tables = await read.introspection.getTables();
  const rows = await Promise.all(
    tables
      .filter(({ name }) => name !== PICTURES)
      .map(async ({ name }) => {
        const found = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(read);
        return found.rows.map((row) => {
          const kept = Object.entries(row).filter(
            ([column]) => !ASIDE.includes(column) && !HEARD.includes(`${name}.${column}`),
          );
          return `${name} ${JSON.stringify(Object.fromEntries(kept))}`;
        });
      }),
  );
  return rows.flat().sort();
}
