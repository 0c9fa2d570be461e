import { startTransition, Suspense, useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { whenPainted } from '../app/first-paint';
import { holdKeys } from './held-keys';

/**
 * The way in for a dialog, also when its code is still to be fetched. That somebody asked for it is painted first, as the page
 * that steps back; what is pressed until the dialog is there is kept for it, and never acts on the page.
 */
export function ComingDialog({ children }: { children: ReactNode }) {
  const [heard, setHeard] = useState(false);
  // Before the next key.
  useLayoutEffect(holdKeys, []);
  useEffect(() => whenPainted(() => startTransition(() => setHeard(true))), []);
  const veil = createPortal(<div className="dialog-veil" />, document.body);
  return heard ? <Suspense fallback={veil}>{children}</Suspense> : veil;
}
