import './topics.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/use-answer';
import type { KeptListsFragment } from '../../../gql/graphql';
import { addWords } from '../../../i18n/index';
import { FailureState } from '../../../ui/failure-state';
import { KeptList } from './kept-list';
import nl from './topics.nl.json';
import { TOPIC_LISTS } from './topics.queries';

addWords('topics', nl, () => import('./topics.en.json'));

/** The council's own topics and departments. */
export default function TopicsSection({ tenantId, canRelax }: { tenantId: string; canRelax: boolean }) {
  const { t } = useTranslation('topics');
  const { data, failed, again } = useAnswer(tenantId, TOPIC_LISTS, {});
  const [changed, setChanged] = useState<KeptListsFragment>();
  const lists = changed ?? data?.topicLists;
  if (failed) return <FailureState failed={failed} again={again} />;
  if (!lists) return null;
  const given = { lists, tenantId, canRelax, onLists: setChanged };
  return (
    <>
      <section aria-labelledby="h-topics">
        <h2 id="h-topics" className="sec-h">
          {t('title')}
        </h2>
        <p className="meta-line">{t('text')}</p>
        <KeptList kind="TOPICS" {...given} />
      </section>
      <section aria-labelledby="h-departments">
        <h2 id="h-departments" className="sec-h">
          {t('departments.title')}
        </h2>
        <p className="meta-line">{t('departments.text')}</p>
        <KeptList kind="DEPARTMENTS" {...given} />
      </section>
    </>
  );
}
