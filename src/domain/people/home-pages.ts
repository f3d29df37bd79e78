/** How far each part of Home is turned: how many of its questions are left out at the beginning. */
export interface HomePages {
  readonly waiting: number;
  readonly open: number;
  readonly recent: number;
}

/** Questions on one page of each part; a view holds 100 blocks. */
export const HOME_PAGE = { waiting: 8, open: 10, recent: 5 } as const;

/** Home as it opens. */
export const FIRST_PAGES: HomePages = { waiting: 0, open: 0, recent: 0 };
