import { useTranslation } from 'react-i18next';
import { useSession } from '../app/session';
import { tenantClass, TenantName } from './tenant';

/** For which of one's councils a page is shown; just its name when there is one. */
export function TenantPicker() {
  const { t } = useTranslation();
  const { me, focus, setFocus } = useSession();
  if (me.memberships.length === 1) return <TenantName tenant={focus.tenant} />;
  return (
    <span className="pick-t" role="group" aria-label={t('picker')}>
      {me.memberships.map(({ tenant }) => (
        <button
          key={tenant.id}
          type="button"
          className={`tog ${tenantClass(tenant.code)}`}
          aria-pressed={tenant.id === focus.tenant.id}
          onClick={() => setFocus(tenant.id)}
        >
          <TenantName tenant={tenant} />
        </button>
      ))}
    </span>
  );
}
