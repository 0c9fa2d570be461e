import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';

/** A row that is not shown says so, and why. */
export function WithheldCell({ reason, columns }: { reason: string; columns: number }) {
  const { t, i18n } = useTranslation('comparison');
  const known = i18n.exists(`withheld.${reason}`, { ns: 'comparison' });
  return (
    <td colSpan={columns}>
      <details>
        <summary>
          <Icon name="slot" />
          {t('notShownTitle')} <span>{t('whyNot')}</span>
        </summary>
        <p>{known ? t(`withheld.${reason}`) : reason.includes(' ') ? reason : t('withheld.other')}</p>
      </details>
    </td>
  );
}
