import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import type { Tenant } from '../../../app/session';
import type { PublicationRequestsQuery } from '../../../gql/graphql';
import { ActionButton } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { FailureLine } from '../../../ui/failure-state';
import type { Own } from '../library-groups';
import { WITHDRAW } from './sharing.queries';

interface Props {
  template: Own;
  tenant: Tenant;
  /** Undefined while it was never shared. */
  contribution: PublicationRequestsQuery['contributions'][number] | undefined;
  onChanged: () => void;
}

/** What an own template does at the neighbours: a number from five on, and the way to stop. */
export function OwnSharing({ template, tenant, contribution, onChanged }: Props) {
  const { t } = useTranslation('sharing');
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  if (!contribution || template.publishedVersion == null) return null;
  const withdraw = () => {
    setAsking(false);
    const input = { templateId: template.id, expectedTenantId: tenant.id };
    command(tenant.id, WITHDRAW, { input }).then(onChanged, setFailed);
  };
  const { adopters } = contribution;
  return (
    <section className="card pad form" aria-labelledby="h-credit">
      <h3 id="h-credit">{t('credit.title')}</h3>
      <p>{adopters == null ? t('credit.few') : t('credit.text', { count: adopters })}</p>
      <FailureLine failed={failed} />
      <p className="row end">
        <ActionButton onClick={() => setAsking(true)}>{t('credit.withdraw')}</ActionButton>
      </p>
      {asking ? (
        <Dialog title={t('credit.withdrawTitle')} onClose={() => setAsking(false)}>
          <div className="form">
            <p>{t('credit.withdrawText')}</p>
            <p className="row end">
              <ActionButton onClick={() => setAsking(false)}>{t('app:cancel')}</ActionButton>
              <ActionButton kind="primary" onClick={withdraw}>
                {t('credit.withdraw')}
              </ActionButton>
            </p>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}
