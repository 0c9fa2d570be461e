import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { KnowledgeOffer } from '../../app/desk-mounts';
import { useAnswer } from '../../app/use-answer';
import type { Tenant } from '../../app/session';
import type { AnswersQuery } from '../../gql/graphql';
import { Icon } from '../../ui/icon';
import { EmptyState } from '../../ui/failure-state';
import { Skeleton } from '../../ui/skeleton';
import { tenantClass } from '../../ui/tenant';
import { AnswerCard } from './answer-card';
import { FACTS } from './desk.queries';

interface Props {
  tenant: Tenant;
  conversationId: string;
  answers: AnswersQuery['answers'] | undefined;
  usedId: string | undefined;
  onInsert: (answerId: string) => void;
  disabled: boolean;
  open: boolean;
  onClose: () => void;
}

/** Answers that fit this conversation and the facts of its council. */
export function KnowledgePane({ tenant, conversationId, answers, usedId, onInsert, disabled, open, onClose }: Props) {
  const { t } = useTranslation('desk');
  return (
    <aside className={`know ${tenantClass(tenant.code)} ${open ? 'is-open' : ''}`} aria-labelledby="h-know" id="kennis">
      <div className="know-head">
        <h2 id="h-know">
          {t('know.title')} <span className="n">{answers?.length}</span>
        </h2>
        <button className="btn btn-i know-close" type="button" onClick={onClose} title={t('know.close')}>
          <Icon name="kruis" />
          <span className="sr">{t('know.close')}</span>
        </button>
      </div>
      <div className="know-scroll" tabIndex={0} role="region" aria-label={t('know.offered')}>
        {answers === undefined ? <Skeleton kind="page" /> : null}
        {answers?.length === 0 ? <EmptyState title={t('know.none')} text={t('know.noneText')} /> : null}
        {answers?.map((answer, index) => (
          <AnswerCard
            key={answer.id}
            answer={answer}
            used={answer.id === usedId}
            number={index < 9 ? index + 1 : undefined}
            onInsert={() => onInsert(answer.id)}
            disabled={disabled}
          />
        ))}
        <Suspense fallback={null}>
          <KnowledgeOffer key={conversationId} tenantId={tenant.id} conversationId={conversationId} />
        </Suspense>
        <Facts tenant={tenant} />
      </div>
    </aside>
  );
}

const MOST_FACTS = 8;

function Facts({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation('desk');
  const { data } = useAnswer(tenant.id, FACTS, {}, ['TEMPLATE']);
  const filled = data?.variables.filter((variable) => variable.value) ?? [];
  if (filled.length === 0) return null;
  return (
    <section className="facts" aria-labelledby="h-facts">
      <h3 id="h-facts">{t('know.facts', { tenant: tenant.name })}</h3>
      <dl>
        {filled.slice(0, MOST_FACTS).map((variable) => (
          <div key={variable.name}>
            <dt title={variable.name}>{variable.description || variable.name}</dt>
            <dd>{variable.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
