import type { VNode } from 'preact';

/** Outlines on a square of 24. Drawn here because not every machine has a font with pictures. */
const PATHS = {
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2',
  dots: 'M6 12h.01M12 12h.01M18 12h.01',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z',
  file: 'M6 3h8l4 4v14H6ZM14 3v4h4',
  lock: 'M6 11h12v9H6ZM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11',
  send: 'M4 4.5 20 12 4 19.5 6.5 12ZM6.5 12H13',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM8.5 14.5a4.2 4.2 0 0 0 7 0M9 9.5h.01M15 9.5h.01',
  switch: 'm8 9 4-4 4 4M8 15l4 4 4-4',
  thread: 'M4 5h16v11H10l-4 4v-4H4ZM8 9h8M8 12h5',
} as const;

/** A small picture that says nothing by itself: words or a label stand beside it. */
export function Icon({ name }: { name: keyof typeof PATHS }): VNode {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
