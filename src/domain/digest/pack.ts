/** What one container holds at most. */
export interface PackLimits {
  /** Sum of the costs. */
  readonly cost: number;
  /** Number of parts. */
  readonly parts: number;
}

/**
 * Packs parts in their order into as few containers as that order allows. A part that is too large for any container
 * gets one of its own.
 *
 * @returns containers in order, none of them empty; none at all for no parts
 */
export function pack<T>(parts: readonly T[], costOf: (part: T) => number, limits: PackLimits): T[][] {
  const packed: T[][] = [];
  let room = { cost: 0, parts: 0 };
  for (const part of parts) {
    const cost = costOf(part);
    const last = packed.at(-1);
    if (last && cost <= room.cost && room.parts > 0) {
      last.push(part);
      room = { cost: room.cost - cost, parts: room.parts - 1 };
    } else {
      packed.push([part]);
      room = { cost: limits.cost - cost, parts: limits.parts - 1 };
    }
  }
  return packed;
}
