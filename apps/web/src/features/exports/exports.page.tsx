import '../../ui/page.css';
import '../../ui/form.css';
import './exports.css';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { addWords } from '../../i18n/index';
import { ActionButton } from '../../ui/button';
import { EmptyState, FailureLine, FailureState } from '../../ui/failure-state';
import { dayKey } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { TenantPicker } from '../../ui/tenant-picker';
import nl from './exports.nl.json';
import { EXPORT_CONVERSATIONS, TASKS } from './exports.queries';
import { TaskList } from './task-list';

addWords('exports', nl, () => import('./exports.en.json'));

const LOOK_MS = 4_000;

export default function ExportsPage() {
  const { t } = useTranslation('exports');
  const { focus } = useSession();
  const tenantId = focus.tenant.id;
  const { data, failed, again } = useAnswer(tenantId, TASKS, {}, ['TASK']);
  const open = data?.tasks.some((task) => task.state === 'WAITING' || task.state === 'RUNNING') ?? false;
  useEffect(() => {
    if (!open) return;
    // Somebody waits for it: beside the live stream, also look.
    const looking = setInterval(again, LOOK_MS);
    return () => clearInterval(looking);
  }, [open, again]);
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">
            <TenantPicker /> {t('intro')}
          </p>
        </div>
      </div>
      <ExportForm key={tenantId} tenantId={tenantId} onStarted={again} />
      <section aria-labelledby="h-exports">
        <h2 id="h-exports" className="sec-h">
          {t('yours')}
        </h2>
        {failed ? <FailureState failed={failed} again={again} /> : null}
        {!data && !failed ? <Skeleton kind="page" /> : null}
        {data?.tasks.length === 0 ? <EmptyState title={t('none')} text={t('noneText')} /> : null}
        {data && data.tasks.length > 0 ? <TaskList tasks={data.tasks} tenantId={tenantId} onChanged={again} /> : null}
      </section>
    </main>
  );
}

function ExportForm({ tenantId, onStarted }: { tenantId: string; onStarted: () => void }) {
  const { t } = useTranslation('exports');
  const today = dayKey(new Date());
  const [firstDay, setFirst] = useState(`${today.slice(0, 8)}01`);
  const [lastDay, setLast] = useState(today);
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const care = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailed(undefined);
    command(tenantId, EXPORT_CONVERSATIONS, { input: { firstDay, lastDay } })
      .then(onStarted, setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <section className="card export-new" aria-labelledby="h-new-export">
      <h2 id="h-new-export">{t('new')}</h2>
      <form className="export-form" onSubmit={submit} aria-describedby={care}>
        <label className="field">
          <span>{t('first')}</span>
          <input
            type="date"
            required
            max={lastDay}
            value={firstDay}
            onChange={(event) => setFirst(event.target.value)}
          />
        </label>
        <label className="field">
          <span>{t('last')}</span>
          <input
            type="date"
            required
            min={firstDay}
            value={lastDay}
            onChange={(event) => setLast(event.target.value)}
          />
        </label>
        <ActionButton kind="primary" type="submit" disabled={busy}>
          {t(busy ? 'starting' : 'start')}
        </ActionButton>
        <p id={care} className="meta-line">
          <Icon name="slot" /> {t('care')}
        </p>
        <FailureLine failed={failed} />
      </form>
    </section>
  );
}
