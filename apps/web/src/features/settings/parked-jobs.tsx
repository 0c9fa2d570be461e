import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskFailed, command } from '../../app/ask';
import { useAnswer } from '../../app/use-answer';
import type { ParkedJobsQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine, FailureState } from '../../ui/failure-state';
import { formatDate, formatTime } from '../../ui/format';
import { PARKED_JOBS, REPLAY_JOB } from './settings.queries';

type Job = ParkedJobsQuery['parkedJobs'][number];

/** Work that failed too often; as long as there is none, there is nothing to see. */
export function ParkedJobs({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation('settings');
  const { data, failed, again } = useAnswer(tenantId, PARKED_JOBS, {});
  if (failed) return <FailureState failed={failed} again={again} />;
  if (!data || data.parkedJobs.length === 0) return null;
  return (
    <section aria-labelledby="h-parked">
      <h2 id="h-parked" className="sec-h">
        {t('parked')}
      </h2>
      <p className="meta-line">{t('parkedText')}</p>
      <ul className="card items">
        {data.parkedJobs.map((job) => (
          <JobRow key={job.id} job={job} tenantId={tenantId} onReplayed={again} />
        ))}
      </ul>
    </section>
  );
}

function JobRow({ job, tenantId, onReplayed }: { job: Job; tenantId: string; onReplayed: () => void }) {
  const { t, i18n } = useTranslation('settings');
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const word = `work.${job.topic.replace('.', '_')}`;
  const name = i18n.exists(word, { ns: 'settings' }) ? t(word) : t('work.other', { topic: job.topic });
  const replay = () => {
    setBusy(true);
    setFailed(undefined);
    command(tenantId, REPLAY_JOB, { id: job.id })
      .then(onReplayed, setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <li data-testid="parked-job">
      <div className="grow">
        <h3>{name}</h3>
        <p>{t('parkedSince', { date: formatDate(job.since), time: formatTime(job.since), count: job.attempts })}</p>
        <FailureLine failed={failed ?? (job.errorCode ? new AskFailed(job.errorCode, {}, undefined) : undefined)} />
      </div>
      <ActionButton onClick={replay} disabled={busy}>
        {t('replay')}
        <span className="sr"> {name}</span>
      </ActionButton>
    </li>
  );
}
