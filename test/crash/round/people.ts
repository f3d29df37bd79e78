/** Slack ids of so many made-up people. */
export function idsOf(people: number): string[] {
  return Array.from({ length: people }, (_, index) => `U0CRASH${String(index + 1).padStart(5, '0')}`);
}
