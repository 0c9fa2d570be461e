import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ChangeFailure } from './change-failure';
import { snoozeTimes } from './snooze-times';

interface Props {
  failed: unknown;
  onDone: (until: string, holds: boolean) => void;
  onClose: () => void;
}

/** Until when it may be out of sight, and whether the citizen wakes it. */
export function SnoozeDialog({ failed, onDone, onClose }: Props) {
  const { t } = useTranslation('desk');
  const { t: w } = useTranslation(['work', 'workdialog']);
  const [holds, setHolds] = useState(false);
  return (
    <Dialog title={t('snooze.title')} onClose={onClose}>
      <p>{w(holds ? 'workdialog:snooze.textHolds' : 'workdialog:snooze.text')}</p>
      <div className="stack">
        {snoozeTimes(new Date()).map(({ word, until }, index) => (
          <ActionButton
            key={word}
            data-first={index === 0 || undefined}
            onClick={() => onDone(until.toISOString(), holds)}
          >
            {t(`snooze.${word}`)}
          </ActionButton>
        ))}
      </div>
      <label className="choice">
        <input type="checkbox" checked={holds} onChange={(event) => setHolds(event.target.checked)} />
        <span>{w('workdialog:snooze.holds')}</span>
      </label>
      <ChangeFailure failed={failed} />
    </Dialog>
  );
}
