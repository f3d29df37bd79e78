import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { wholeNumber } from './method.ts';

/** Arguments of methods that answer in pages. */
export const pageArguments = { cursor: z.string().optional(), limit: wholeNumber.optional() };

/**
 * One page of a list and the cursor of the next; an empty cursor is the end.
 *
 * @throws Refusal invalid_cursor
 */
export function pageOf<T>(
  all: readonly T[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
  atMost: number,
): { readonly items: readonly T[]; readonly response_metadata: { readonly next_cursor: string } } {
  const size = Math.min(Math.max(limit ?? 100, 1), atMost);
  const start = cursor ? readCursor(cursor) : 0;
  const end = start + size;
  const next = end < all.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: all.slice(start, end), response_metadata: { next_cursor: next } };
}

function readCursor(cursor: string): number {
  const [, digits] = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (digits === undefined) throw new Refusal('invalid_cursor');
  return Number(digits);
}
