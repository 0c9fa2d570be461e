import '../../ui/page.css';
import './settings.css';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { addWords } from '../../i18n/index';
import { FailureState } from '../../ui/failure-state';
import { Skeleton } from '../../ui/skeleton';
import { TenantPicker } from '../../ui/tenant-picker';
import { AccountList } from './account-list';
import nl from './settings.nl.json';
import { ParkedJobs } from './parked-jobs';
import { useReturn } from './reconnect-return';
import { SETTINGS } from './settings.queries';
import { VariableRow } from './variable-row';
import { NewVariable } from './variables/new-variable';

const AnsweringSection = lazy(() => import('./answering/answering-section'));
const UncertainSection = lazy(() => import('./uncertain/uncertain-section'));
const NormSection = lazy(() => import('./norms/norm-section'));
const TopicsSection = lazy(() => import('./topics/topics-section'));
const ApprovalRulesSection = lazy(() => import('./approval-rules/approval-rules-section'));

addWords('settings', nl, () => import('./settings.en.json'));

export default function SettingsPage({ rest }: { rest: string | undefined }) {
  const { t } = useTranslation('settings');
  const { focus, setFocus } = useSession();
  const back = useReturn(rest === 'terug', setFocus);
  const { data, failed, again } = useAnswer(focus.tenant.id, SETTINGS, {}, ['ACCOUNT', 'TEMPLATE']);
  const canChange = hasRole(focus, ['TENANT_ADMIN', 'COORDINATOR']);
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">
            <TenantPicker />
          </p>
        </div>
      </div>
      {back.lost ? (
        <p className="banner is-bad" role="alert">
          {t('reconnect.lost')}
        </p>
      ) : null}
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!data && !failed ? <Skeleton kind="page" /> : null}
      {data ? (
        <>
          <Suspense fallback={null}>
            <UncertainSection tenantId={focus.tenant.id} />
            {hasRole(focus, ['TENANT_ADMIN']) ? (
              <ApprovalRulesSection key={focus.tenant.id} tenantId={focus.tenant.id} />
            ) : null}
          </Suspense>
          {canChange ? <ParkedJobs tenantId={focus.tenant.id} /> : null}
          <section aria-labelledby="h-acc">
            <h2 id="h-acc" className="sec-h">
              {t('accounts')}
            </h2>
            <AccountList
              key={focus.tenant.id}
              accounts={data.channelAccounts}
              tenantId={focus.tenant.id}
              canConnect={canChange}
              back={back.attempt?.tenantId === focus.tenant.id ? back.attempt : undefined}
              backFailed={back.failed}
            />
          </section>
          <section aria-labelledby="h-var">
            <h2 id="h-var" className="sec-h">
              {t('variables')}
            </h2>
            <p className="meta-line">{t(canChange ? 'variablesText' : 'variablesReadOnly')}</p>
            <ul className="card items">
              {data.variables.map((variable) => (
                <VariableRow
                  key={`${focus.tenant.id}-${variable.name}-${variable.value ?? ''}`}
                  variable={variable}
                  tenantId={focus.tenant.id}
                  canChange={canChange}
                  onSaved={again}
                />
              ))}
            </ul>
            {canChange ? <NewVariable tenantId={focus.tenant.id} onSaved={again} /> : null}
          </section>
          <Suspense fallback={null}>
            <AnsweringSection
              key={`answering ${focus.tenant.id}`}
              tenantId={focus.tenant.id}
              canChange={hasRole(focus, ['TENANT_ADMIN'])}
              canAdd={hasRole(focus, ['TENANT_ADMIN', 'COORDINATOR', 'AGENT', 'APPROVER', 'SPOKESPERSON', 'DRAFTER'])}
            />
          </Suspense>
          {canChange ? (
            <Suspense fallback={null}>
              <TopicsSection
                key={`topics ${focus.tenant.id}`}
                tenantId={focus.tenant.id}
                canRelax={hasRole(focus, ['TENANT_ADMIN'])}
              />
            </Suspense>
          ) : null}
          <Suspense fallback={null}>
            <NormSection
              key={focus.tenant.id}
              tenantId={focus.tenant.id}
              canChange={hasRole(focus, ['TENANT_ADMIN'])}
            />
          </Suspense>
        </>
      ) : null}
    </main>
  );
}
