import { z } from 'zod';
import type { HomePages } from '../../domain/people/home-pages.ts';
import type { ListCommand } from '../../domain/reading/commands/list.ts';

/** Which page of which list somebody turns to. */
export type ListPage = ListCommand & { readonly offset: number };

const offset = z.int().min(0).max(1_000_000);
const listSchema = z.object({
  s: z.enum(['open', 'waiting', 'answered']).nullable(),
  t: z.string().nullable(),
  o: offset,
});

/** A page of a list as the value of a button. */
export const encodeList = ({ state, tag, offset: o }: ListPage): string =>
  JSON.stringify({ s: state, t: tag, o });

/** What a button of a list means. */
export function decodeList(value: string | undefined): ListPage {
  const { s, t, o } = listSchema.parse(JSON.parse(value ?? ''));
  return { state: s, tag: t, offset: o };
}

const pagesSchema = z.object({ waiting: offset, open: offset, recent: offset });

/** Where Home is turned to as the value of a button. */
export const encodePages = (pages: HomePages): string => JSON.stringify(pages);

/** What a button of Home means. */
export const decodePages = (value: string | undefined): HomePages =>
  pagesSchema.parse(JSON.parse(value ?? ''));
