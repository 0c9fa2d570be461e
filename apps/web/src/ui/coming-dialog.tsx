import { Suspense, useLayoutEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { holdKeys } from './hold-keys';

/**
 * The way in for a dialog whose code is fetched when it is asked for. What is pressed until it is there is for its field or for
 * nobody, and never acts on the page; Escape or a click calls it off.
 */
export function ComingDialog({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const close = useRef(onClose);
  close.current = onClose;
  // Before the next key.
  useLayoutEffect(() => holdKeys(() => close.current()), []);
  return <Suspense fallback={createPortal(<div className="dialog-veil" />, document.body)}>{children}</Suspense>;
}
