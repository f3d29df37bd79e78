import { type Stretch, stretchesOf } from './oracle.ts';

/** A time looked at, UTC milliseconds; `to` is not in it. */
export interface Year {
  readonly from: number;
  readonly to: number;
}

/** A zone and how its clocks run for the time looked at. */
export interface Zone {
  readonly name: string;
  readonly stretches: readonly Stretch[];
}

/** Every canonical IANA zone that this runtime knows. */
export function allZones({ from, to }: Year): Zone[] {
  return Intl.supportedValuesOf('timeZone').map((name) => ({ name, stretches: stretchesOf(name, from, to) }));
}

/** When the clocks are changed. */
export function changesIn(stretches: readonly Stretch[], from: number, to: number): number[] {
  return stretches
    .slice(1)
    .flatMap((stretch) => (stretch.from >= from && stretch.from < to ? [stretch.from] : []));
}
