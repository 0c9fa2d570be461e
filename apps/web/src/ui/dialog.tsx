import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { whenPainted } from '../app/first-paint';
import { giveKeys, holdKeys, pressHeldKeys } from './hold-keys';
import { Icon } from './icon';

const FIRST = '.dialog-b :is(input:not([type=radio]), input:checked, textarea, select, button, a)';

/** A second look: takes the focus, gives it back, closes with Escape. Without `onClose` it stays until its own button is used. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: (() => void) | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  // In the same paint as it is drawn: what stood for it until now is gone.
  useLayoutEffect(() => {
    const dialog = element.current!;
    const before = document.activeElement;
    dialog.showModal();
    // The browser would choose the close button; people come for what the dialog asks.
    const first = ['[data-first]', FIRST].map((one) => dialog.querySelector<HTMLElement>(one)).find(Boolean);
    first?.focus();
    giveKeys();
    return () => {
      // As long as it is open, nothing behind it takes the focus.
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  /** That it goes is painted first: to give the page back takes the browser longer. Keys meanwhile are for the page. */
  const leave = () => {
    const { current: dialog } = element;
    if (!onClose || !dialog || dialog.classList.contains('is-leaving')) return;
    dialog.classList.add('is-leaving');
    const gone = () => {
      if (!dialog.classList.contains('is-leaving')) return;
      flushSync(onClose);
      dialog.classList.remove('is-leaving');
      pressHeldKeys();
    };
    holdKeys(gone);
    whenPainted(gone);
  };
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <div className="dialog-h">
        <h2 id={id}>{title}</h2>
        {onClose ? (
          <button type="button" className="btn btn-i" onClick={leave} title={t('close')}>
            <Icon name="kruis" />
            <span className="sr">{t('close')}</span>
          </button>
        ) : null}
      </div>
      <div className="dialog-b">{children}</div>
    </dialog>
  );
}
