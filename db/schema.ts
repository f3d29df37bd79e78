import type { Insertable, Selectable } from 'kysely';
import type { DeliveriesTables } from './schema/deliveries.ts';
import type { FiguresTables } from './schema/figures.ts';
import type { PeopleTables } from './schema/people.ts';
import type { PredictionsTables } from './schema/predictions.ts';

/**
 * The tables as of today, column by column as the migrations leave them.
 *
 * Instants are UTC ISO text with milliseconds; percents and counts are whole numbers; 0 and 1 stand for no and yes;
 * option percents, config, summary, payload and log means are JSON text.
 */
export interface Tables extends PeopleTables, PredictionsTables, FiguresTables, DeliveriesTables {}

/** A row as read. */
export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;

/** A row as written; columns with a default may be left out. */
export type NewRow<Name extends keyof Tables> = Insertable<Tables[Name]>;
