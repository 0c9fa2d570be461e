import { useTranslation } from 'react-i18next';
import type { Membership } from '../../app/session';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { TenantName } from '../../ui/tenant';

interface Props {
  readonly parts: readonly Membership[];
  readonly again: () => void;
}

/** Of a joint desk, the councils whose list does not load now; the others go on beside it. */
export function FailedParts({ parts, again }: Props) {
  const { t } = useTranslation('together');
  if (parts.length === 0) return null;
  return (
    <div className="failed-parts" role="alert" data-testid="failed-parts">
      <Icon name="let" />
      <div>
        {parts.map(({ tenant }) => (
          <p key={tenant.id}>
            <TenantName tenant={tenant} /> {t('part.failed')}
          </p>
        ))}
        <p>{t('part.rest')}</p>
      </div>
      <ActionButton size="small" onClick={again}>
        {t('app:state.again')}
      </ActionButton>
    </div>
  );
}
