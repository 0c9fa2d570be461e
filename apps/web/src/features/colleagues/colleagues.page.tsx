import '../../ui/page.css';
import './colleague-words';
import './colleagues.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, maySend, useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { EmptyState, FailureState } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { TenantPicker } from '../../ui/tenant-picker';
import { NEIGHBOUR_QUESTIONS } from './colleagues.queries';
import { ContactBook } from './contact-book';
import { NeighbourItem } from './neighbour-item';

/** What neighbours want to know, and whom one can ask oneself. */
export default function ColleaguesPage() {
  const { t } = useTranslation('colleagues');
  const { focus } = useSession();
  const [said, setSaid] = useState('');
  const works = hasRole(focus, ['READER', 'DRAFTER', 'AGENT', 'APPROVER', 'COORDINATOR', 'SPOKESPERSON']);
  const keeps = hasRole(focus, ['COORDINATOR', 'TENANT_ADMIN']);
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('page.title')}</h1>
          <p className="sub">
            <TenantPicker /> <span>{t('page.text')}</span>
          </p>
        </div>
      </div>
      <p role="status" className={said ? 'strip is-running' : 'sr'} data-testid="question-said">
        {said ? <Icon name="check" /> : null}
        <span>{said}</span>
      </p>
      {works ? <Questions onSaid={setSaid} /> : null}
      {maySend(focus) || keeps ? (
        <ContactBook key={focus.tenant.id} tenantId={focus.tenant.id} keeps={keeps} onSaid={setSaid} />
      ) : null}
    </main>
  );
}

function Questions({ onSaid }: { onSaid: (text: string) => void }) {
  const { t } = useTranslation('colleagues');
  const { focus } = useSession();
  const { data, failed, again } = useAnswer(focus.tenant.id, NEIGHBOUR_QUESTIONS, {}, ['QUESTION']);
  const questions = data?.neighbourQuestions ?? [];
  if (failed && !data) return <FailureState failed={failed} again={again} />;
  if (!data) return <Skeleton kind="page" />;
  if (questions.length === 0) return <EmptyState title={t('page.empty')} text={t('page.emptyText')} />;
  return (
    <ul className="card items colq-page" aria-label={t('page.title')}>
      {questions.map((question) => (
        <NeighbourItem
          key={question.id}
          question={question}
          tenantId={focus.tenant.id}
          mayAnswer={maySend(focus)}
          onSaid={(text) => {
            onSaid(text);
            again();
          }}
        />
      ))}
    </ul>
  );
}
