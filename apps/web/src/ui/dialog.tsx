import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { giveKeys } from './hold-keys';
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
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    // The browser would choose the close button; people come for what the dialog asks.
    const first = ['[data-first]', FIRST].map((one) => element.current?.querySelector<HTMLElement>(one)).find(Boolean);
    first?.focus();
    giveKeys();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <div className="dialog-h">
        <h2 id={id}>{title}</h2>
        {onClose ? (
          <button type="button" className="btn btn-i" onClick={onClose} title={t('close')}>
            <Icon name="kruis" />
            <span className="sr">{t('close')}</span>
          </button>
        ) : null}
      </div>
      <div className="dialog-b">{children}</div>
    </dialog>
  );
}
