import { useTranslation } from 'react-i18next';
import { follow, go } from '../../app/router';
import { useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { ActionButton } from '../../ui/button';
import { FailureState } from '../../ui/failure-state';
import { formatNumber } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { TenantPicker } from '../../ui/tenant-picker';
import { ExampleList } from './example-list';
import { QUERIES } from './monitoring.queries';
import { newPlace } from './new-query';
import { QueryList } from './query-list';
import { mayManage } from './query-rights';
import { RuleList } from './rule-list';
import { SharedList } from './shared-list';
import { UnsavedList } from './unsaved-list';

/** The parts of the register by the last piece of their address. */
export const REGISTER_TABS = { own: '', shared: 'buren', examples: 'voorbeelden', rules: 'regels' } as const;
export type RegisterTab = keyof typeof REGISTER_TABS;
const TABS = Object.keys(REGISTER_TABS) as RegisterTab[];

/** All that a council follows, with what the law asks of it; and what its neighbours share. */
export function QueryRegister({ tab }: { tab: RegisterTab }) {
  const { t } = useTranslation('monitoring');
  const { focus } = useSession();
  const tenantId = focus.tenant.id;
  const { data, failed, again } = useAnswer(tenantId, QUERIES, {}, ['QUERY', 'TRIAGE']);
  const manages = mayManage(focus);
  const counts: Partial<Record<RegisterTab, number>> = {
    own: data?.monitoringQueries.length,
    shared: data?.sharedQueries.length,
    rules: data?.attributionRules.filter((one) => one.state !== 'WITHDRAWN').length,
  };
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">
            <TenantPicker /> {t('text')}
          </p>
        </div>
        {manages ? (
          <ActionButton kind="primary" onClick={() => go(newPlace())} data-testid="new-query">
            <Icon name="plus" />
            <span>{t('new')}</span>
          </ActionButton>
        ) : null}
      </div>
      <nav className="tabs tabs-line" aria-label={t('show')}>
        {TABS.map((one) => (
          <a
            key={one}
            href={`/zoekopdrachten/${REGISTER_TABS[one]}`}
            onClick={follow}
            aria-current={tab === one ? 'page' : undefined}
            data-tab={one}
          >
            {t(`tab.${one}`)}{' '}
            {counts[one] === undefined ? null : <span className="n">{formatNumber(counts[one])}</span>}
          </a>
        ))}
      </nav>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!data && !failed ? <Skeleton kind="page" /> : null}
      {data && tab === 'own' ? (
        <>
          <UnsavedList tenantId={tenantId} />
          <QueryList queries={data.monitoringQueries} member={focus} onChanged={again} />
        </>
      ) : null}
      {data && tab === 'shared' ? (
        <SharedList queries={data.sharedQueries} tenantId={tenantId} manages={manages} onChanged={again} />
      ) : null}
      {data && tab === 'rules' ? (
        <RuleList rules={data.attributionRules} members={data.partnership.members} onChanged={again} />
      ) : null}
      {tab === 'examples' ? <ExampleList tenantId={tenantId} manages={manages} /> : null}
    </main>
  );
}
