import { startTransition, Suspense, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { whenPainted } from '../app/first-paint';
import { holdKeys } from './hold-keys';

/**
 * The way in for a dialog, also when its code is still to be fetched. That somebody asked for it is painted first, as the page
 * that steps back; to open it takes a browser longer. What is pressed until it is there is for its field or for nobody, and never
 * acts on the page; Escape or a click calls it off.
 */
export function ComingDialog({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const [heard, setHeard] = useState(false);
  const close = useRef(onClose);
  close.current = onClose;
  // Before the next key.
  useLayoutEffect(() => holdKeys(() => close.current()), []);
  useEffect(() => whenPainted(() => startTransition(() => setHeard(true))), []);
  const veil = createPortal(<div className="dialog-veil" />, document.body);
  return heard ? <Suspense fallback={veil}>{children}</Suspense> : veil;
}
