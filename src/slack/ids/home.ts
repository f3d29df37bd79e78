/** Ids of what turns pages: of a list in a message, and of the parts of Home; each has exactly one handler. */
export const homeIds = {
  list: 'home.list',
  page: 'home.page',
} as const;

/** The buttons of one pager need different ids; both mean the same handler. */
export const newerId = (id: string): string => `${id}.newer`;
export const olderId = (id: string): string => `${id}.older`;
export const listPagePattern = /^home\.list\.(newer|older)$/;
export const homePagePattern = /^home\.page\.(newer|older)$/;
