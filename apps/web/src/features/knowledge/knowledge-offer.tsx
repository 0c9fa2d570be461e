import './knowledge-words';
import './knowledge.css';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import { BecauseLine } from './because-line';
import { FeedbackBar } from './feedback-bar';
import { addressOf } from './knowledge-address';
import { KNOWLEDGE_FOR } from './knowledge.queries';

interface Props {
  tenantId: string;
  conversationId: string;
}

/** Beside a conversation: articles and questions that fit the citizen's message, and by which words. */
export default function KnowledgeOffer({ tenantId, conversationId }: Props) {
  const { t } = useTranslation('knowledge');
  const { data } = useAnswer(tenantId, KNOWLEDGE_FOR, { conversationId }, ['TEMPLATE']);
  const found = data?.knowledgeFor ?? [];
  if (found.length === 0) return null;
  return (
    <section className="kn-offer" aria-labelledby="h-offer" data-testid="knowledge-offer">
      <h3 id="h-offer">{t('offer.title')}</h3>
      <ul>
        {found.map((one) => (
          <li key={one.sourceId}>
            <details>
              <summary>
                <b>{one.title}</b>
                <BecauseLine because={one.because} />
              </summary>
              <p className="kn-text">{one.summary}</p>
              <p>
                <a href={addressOf(one.kind, one.sourceId)} target="_blank" rel="noopener">
                  {t('offer.open')}
                  <span className="sr"> {one.title}</span>
                </a>
              </p>
              <FeedbackBar tenantId={tenantId} subjectId={one.sourceId} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
