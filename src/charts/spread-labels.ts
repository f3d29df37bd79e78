/**
 * Moves labels that would overlap apart, as little as possible and without changing their order.
 *
 * @param places where they would stand, rising
 * @param gap least distance between two neighbours
 * @param range within which all must stay, if there is room
 * @returns a place for each
 */
export function spreadLabels(
  places: readonly number[],
  gap: number,
  range: readonly [number, number],
): number[] {
  let blocks: { places: readonly number[]; start: number }[] = [];
  for (const place of places) {
    let block = { places: [place], start: startOf([place], gap, range) };
    for (let last = blocks.at(-1); last && endOf(last, gap) + gap > block.start; last = blocks.at(-1)) {
      blocks = blocks.slice(0, -1);
      const joined = [...last.places, ...block.places];
      block = { places: joined, start: startOf(joined, gap, range) };
    }
    blocks = [...blocks, block];
  }
  return blocks.flatMap((block) => block.places.map((_, index) => block.start + index * gap));
}

/** Where a block of labels begins so that it stands around the mean of the places it labels. */
function startOf(places: readonly number[], gap: number, [low, high]: readonly [number, number]): number {
  const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
  const length = (places.length - 1) * gap;
  return Math.max(low, Math.min(high - length, mean - length / 2));
}

function endOf(block: { readonly places: readonly number[]; readonly start: number }, gap: number): number {
  return block.start + (block.places.length - 1) * gap;
}
