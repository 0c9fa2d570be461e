import '../../ui/page.css';
import { useTranslation } from 'react-i18next';
import { follow } from '../../app/router';
import { useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { addWords } from '../../i18n/index';
import { ActionButton } from '../../ui/button';
import { EmptyState, FailureState } from '../../ui/failure-state';
import { formatDay, formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { TenantPicker } from '../../ui/tenant-picker';
import nl from './aggression.nl.json';
import { REPORTS } from './aggression.queries';

addWords('aggression', nl, () => import('./aggression.en.json'));

/** Hands a report over as a file of plain text. */
function download(id: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = `agressie-${id}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

/** What colleagues reported: a coordinator sees all, everybody else their own. */
export default function AggressionPage() {
  const { t } = useTranslation('aggression');
  const { focus } = useSession();
  const { data, failed, again } = useAnswer(focus.tenant.id, REPORTS, {}, ['NOTIFICATION']);
  const reports = data?.aggressionReports ?? [];
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">
            <TenantPicker /> <span>{t('text')}</span>
          </p>
        </div>
      </div>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!data && !failed ? <Skeleton kind="page" /> : null}
      {data && reports.length === 0 ? <EmptyState title={t('empty')} text={t('emptyText')} /> : null}
      {reports.length > 0 ? (
        <ul className="card items" aria-label={t('title')}>
          {reports.map((report) => (
            <li key={report.id} data-testid="aggression-report">
              <div className="grow">
                <h2 className="h3">
                  {t(`kind.${report.kind}`)}, {report.mine ? t('you') : report.reporterName}
                </h2>
                <p>
                  {formatDay(report.at)}, {formatTime(report.at)}{' '}
                  <a href={`/werkvoorraad/${encodeURIComponent(report.conversationId)}`} onClick={follow}>
                    {t('open')}
                  </a>
                </p>
                {(['happened', 'effect', 'wishes'] as const).map((part) =>
                  report[part] ? (
                    <p key={part}>
                      <b>{t(part)}</b> {report[part]}
                    </p>
                  ) : null,
                )}
              </div>
              <div className="acts">
                <ActionButton onClick={() => download(report.id, report.text)}>
                  <Icon name="download" />
                  <span>{t('download')}</span>
                </ActionButton>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
    </main>
  );
}
