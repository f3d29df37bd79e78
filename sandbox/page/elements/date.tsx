import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { textOf } from '../blocks/fields.ts';
import { viewer } from '../state/workspace.ts';
import { instantOf, wallTime } from '../text/dates.ts';
import { act } from './use.ts';
import { described, type ElementProps, valueAt } from './where.ts';

const KINDS = {
  datepicker: { input: 'date', field: 'selected_date', initial: 'initial_date' },
  timepicker: { input: 'time', field: 'selected_time', initial: 'initial_time' },
  datetimepicker: { input: 'datetime-local', field: 'selected_date_time', initial: 'initial_date_time' },
} as const;

/** A day, a time of day, or both; an instant is shown in the viewer's zone. */
export function DateElement(props: ElementProps): VNode {
  const { element } = props;
  const kind =
    KINDS[
      element['type'] === 'datepicker' || element['type'] === 'timepicker'
        ? element['type']
        : 'datetimepicker'
    ];
  const { tz } = viewer.value;
  const value = valueAt(props);
  const kept = (value ? value[kind.field] : element[kind.initial]) ?? '';
  const shown = typeof kept === 'number' ? wallTime(kept * 1_000, tz) : textOf(kept);
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const choose = async (wall: string): Promise<void> => {
    setTyped(wall);
    const isInstant = kind.input === 'datetime-local' && wall !== '';
    const isDone = await act(props, wall === '' ? null : isInstant ? instantOf(wall, tz) / 1_000 : wall);
    if (!isDone) setTyped(shown);
  };
  return (
    <input
      class="field short"
      type={kind.input}
      value={typed}
      {...described(props)}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
