import type { VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

/** A line of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly detail?: string;
  readonly onPick: () => unknown;
}

/** A button that opens a menu beside it; Escape and a click elsewhere close it. */
export function Menu(props: {
  label: string;
  trigger: VNode;
  class: string;
  items: readonly MenuItem[];
}): VNode {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const onToggle = (event: { newState: string }): void => {
    setOpen(event.newState === 'open');
    if (event.newState !== 'open' || !button.current || !list.current) return;
    putBeside(list.current, button.current.getBoundingClientRect());
    list.current.querySelector('button')?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.class}
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title={props.label}
        popovertarget={id}
      >
        {props.trigger}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        class="menu"
        aria-label={props.label}
        tabIndex={-1}
        onToggle={onToggle}
        onKeyDown={moveFocus}
      >
        {props.items.map(({ label, detail, onPick }) => (
          <button
            key={label}
            type="button"
            role="menuitem"
            onClick={() => {
              list.current?.hidePopover();
              onPick();
            }}
          >
            {label}
            {detail && <small>{detail}</small>}
          </button>
        ))}
      </div>
    </>
  );
}

/** Puts something that floats below what opened it, or above where there is no room, inside the window. */
export function putBeside(floating: HTMLElement, anchor: DOMRect): void {
  const { width, height } = floating.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const top = below + height > innerHeight - 8 ? Math.max(8, anchor.top - height - 4) : below;
  floating.style.top = `${top}px`;
  floating.style.left = `${Math.max(8, Math.min(anchor.left, innerWidth - width - 8))}px`;
}

function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll('button')];
  const at = items.findIndex((each) => each.matches(':focus'));
  items[(at + step + items.length) % items.length]?.focus();
}
