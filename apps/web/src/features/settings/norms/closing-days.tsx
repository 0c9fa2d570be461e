import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import type { NormDraft } from './norm-draft';

interface Props {
  days: NormDraft['closingDays'];
  onChange: (days: NormDraft['closingDays']) => void;
}

/** Days on which only this council is closed. */
export function ClosingDays({ days, onChange }: Props) {
  const { t } = useTranslation('norms');
  const change = (at: number, fresh: Partial<NormDraft['closingDays'][number]>) =>
    onChange(days.map((day, index) => (index === at ? { ...day, ...fresh } : day)));
  return (
    <fieldset className="nrm-part">
      <legend>{t('closing.title')}</legend>
      <p className="help">{t('closing.text')}</p>
      <ul className="nrm-closing">
        {days.map(({ day, reason }, at) => (
          <li key={at} data-testid="closing-day">
            <label className="field">
              <span>{t('closing.day')}</span>
              <input type="date" required value={day} onChange={(event) => change(at, { day: event.target.value })} />
            </label>
            <label className="field">
              <span>{t('closing.reason')}</span>
              <input value={reason} maxLength={100} onChange={(event) => change(at, { reason: event.target.value })} />
            </label>
            <ActionButton kind="text" iconOnly onClick={() => onChange(days.filter((_, index) => index !== at))}>
              <Icon name="kruis" />
              <span className="sr">{t('closing.remove', { day: reason || day })}</span>
            </ActionButton>
          </li>
        ))}
      </ul>
      <ActionButton size="small" onClick={() => onChange([...days, { day: '', reason: '' }])} data-testid="closing-add">
        {t('closing.add')}
      </ActionButton>
    </fieldset>
  );
}
