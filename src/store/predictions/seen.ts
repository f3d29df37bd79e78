import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Tables } from '../../../db/schema.ts';

/** What somebody may see, as a condition for `where` on `predictions`; figures make it, the store only applies it. */
export type Seen = (where: ExpressionBuilder<Tables, 'predictions'>) => Expression<SqlBool>;
