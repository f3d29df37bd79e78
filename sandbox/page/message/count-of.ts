/** `1 reply`, `3 replies`. */
export function countOf(replies: number): string {
  return `${replies} ${replies === 1 ? 'reply' : 'replies'}`;
}
