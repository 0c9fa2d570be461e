import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import { formatDate } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { ARTICLE_READERS } from './knowledge.queries';

/** For who leads: who has read this version, those who have not first. */
export function ReaderList({ articleId, tenantId }: { articleId: string; tenantId: string }) {
  const { t } = useTranslation('knowledge');
  const { data } = useAnswer(tenantId, ARTICLE_READERS, { articleId }, ['TEMPLATE']);
  const all = data?.articleReaders ?? [];
  const read = all.filter(({ confirmedAt }) => confirmedAt).length;
  return (
    <details className="kn-readers" data-testid="readers">
      <summary>
        {t('readers')} {t('readersCount', { read, all: all.length })}
      </summary>
      <ul>
        {all.map(({ id, displayName, confirmedAt }) => (
          <li key={id}>
            <Icon name={confirmedAt ? 'check' : 'leeg'} />
            <b>{displayName}</b> {confirmedAt ? t('readAt', { day: formatDate(confirmedAt) }) : t('notRead')}
          </li>
        ))}
      </ul>
    </details>
  );
}
