/** Buttons of notices about what could not be delivered. */
export const noticeIds = { postAgain: 'notice.post-again' } as const;
