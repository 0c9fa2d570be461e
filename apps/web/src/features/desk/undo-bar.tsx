import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { atHandle } from '../../ui/at-handle';
import { ActionButton } from '../../ui/button';
import { TenantCode, type TenantFace } from '../../ui/tenant';

export interface Undoable {
  replyId: string;
  conversationId: string;
  tenantId: string;
  text: string;
  handle: string;
  until: number;
  whole: number;
}

interface Props {
  undoable: Undoable;
  tenant: TenantFace;
  onUndo: () => void;
  onOver: () => void;
}

/** The seconds in which a reply can still be taken back; a fixed place, so that nothing else moves. */
export function UndoBar({ undoable, tenant, onUndo, onOver }: Props) {
  const { t } = useTranslation('desk');
  const [left, setLeft] = useState(() => undoable.until - Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      const rest = undoable.until - Date.now();
      setLeft(rest);
      if (rest <= 0) onOver();
    }, 200);
    return () => clearInterval(timer);
  }, [undoable, onOver]);
  return (
    <div className="undo" role="status" data-testid="undo-bar">
      <i className="undo-t" style={{ width: `${Math.max(0, (left / undoable.whole) * 100)}%` }} />
      <p>
        <b>{t('undo.in', { count: Math.max(0, Math.ceil(left / 1000)) })}</b>
        <span className="undo-w">
          <TenantCode tenant={tenant} />
          {t('undo.to', { handle: atHandle(undoable.handle) })}
        </span>
      </p>
      <ActionButton kind="inverse" onClick={onUndo}>
        {t('undo.back')} <kbd>z</kbd>
      </ActionButton>
    </div>
  );
}
