import type { VNode } from 'preact';
import { modals, topModal } from '../state/views.ts';
import { Modal } from './modal.tsx';

/** The modal on top of the viewer's open ones. */
export function Modals(): VNode | null {
  const top = topModal.value;
  return top && <Modal key={top.id} view={top} isPushed={modals.value.length > 1} />;
}
