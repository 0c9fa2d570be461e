import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import type { QueryHistoryQuery } from '../../gql/graphql';
import { Dialog } from '../../ui/dialog';
import { FailureState } from '../../ui/failure-state';
import { formatDate, formatTime } from '../../ui/format';
import { Skeleton } from '../../ui/skeleton';
import { HISTORY } from './monitoring.queries';

interface Props {
  query: { id: string; name: string };
  tenantId: string;
  onClose: () => void;
}

/** Who changed what in a query, newest first. */
export function HistoryDialog({ query, tenantId, onClose }: Props) {
  const { t } = useTranslation('monitoring');
  const { data, failed, again } = useAnswer(tenantId, HISTORY, { id: query.id }, ['QUERY']);
  return (
    <Dialog title={t('history.title', { name: query.name })} onClose={onClose}>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!data && !failed ? <Skeleton kind="rows" /> : null}
      {data ? (
        <ol className="trail" data-testid="query-trail">
          {data.queryHistory.map((entry) => (
            <li key={`${entry.at} ${entry.action}`}>
              <p>
                <b>{t(`history.${entry.action.toLowerCase()}`, { defaultValue: entry.action })}</b>{' '}
                {t('history.by', {
                  name: entry.byName || t('history.left'),
                  day: formatDate(entry.at),
                  time: formatTime(entry.at),
                })}
              </p>
              {entry.fields.length > 0 ? <Changes fields={entry.fields} /> : null}
            </li>
          ))}
        </ol>
      ) : null}
    </Dialog>
  );
}

const UUID = /^[0-9a-f-]{36}$/;
type Fields = QueryHistoryQuery['queryHistory'][number]['fields'];

function Changes({ fields }: { fields: Fields }) {
  const { t } = useTranslation('monitoring');
  const said = (field: string, value: string | null | undefined) => {
    if (value == null || value === '') return t('history.nothing');
    if (field === 'ownerId') return UUID.test(value) ? t('history.left') : value;
    if (field === 'domain') return t(`domain.${value}`, { defaultValue: value });
    if (value === 'true' || value === 'false') return t(`history.${value}`);
    return value;
  };
  return (
    <dl>
      {fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{t(`fields.${field}`, { defaultValue: field })}</dt>
          <dd>
            {before == null ? null : (
              <>
                <del>{said(field, before)}</del>{' '}
              </>
            )}
            <ins>{said(field, after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
