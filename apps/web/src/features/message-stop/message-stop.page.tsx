import '../../ui/page.css';
import './message-stop.css';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { hasRole, useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import type { MessageStopsQuery } from '../../gql/graphql';
import { addWords } from '../../i18n/index';
import { ActionButton } from '../../ui/button';
import { EmptyState, FailureLine, FailureState } from '../../ui/failure-state';
import { formatDay, formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { TenantPicker } from '../../ui/tenant-picker';
import nl from './message-stop.nl.json';
import { LIFT_STOP, STOPS } from './message-stop.queries';
import { StopForm } from './stop-form';
import { holdsNow } from './stop-times';

addWords('message-stop', nl, () => import('./message-stop.en.json'));

type Stop = MessageStopsQuery['messageStops'][number];

/** The spokesperson's page: stop answers about something, say what may be said instead, let them go again. */
export default function MessageStopPage() {
  const { t } = useTranslation('message-stop');
  const { focus } = useSession();
  const { tenant } = focus;
  const { data, failed, again } = useAnswer(tenant.id, STOPS, {}, ['REPLY']);
  const [said, setSaid] = useState('');
  const first = useRef<HTMLSelectElement>(null);
  const now = Date.now();
  const stops = data?.messageStops ?? [];
  const active = stops.filter((stop) => holdsNow(stop, now));
  const over = stops.filter((stop) => !holdsNow(stop, now));
  const told = (text: string) => {
    setSaid(text);
    again();
    first.current?.focus();
  };
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
      <p role="status" className={said ? 'strip is-running' : 'sr'} data-testid="stop-said">
        {said ? <Icon name="check" /> : null}
        <span>{said}</span>
      </p>
      {hasRole(focus, ['SPOKESPERSON']) ? (
        <StopForm
          key={tenant.id}
          ref={first}
          tenant={tenant}
          onMade={({ held, leaving }) =>
            told(
              [t('said.held', { count: held }), leaving > 0 ? t('said.leaving', { count: leaving }) : '']
                .join(' ')
                .trim(),
            )
          }
        />
      ) : null}
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!data && !failed ? <Skeleton kind="page" /> : null}
      {data ? (
        <section aria-labelledby="h-now">
          <h2 id="h-now" className="sec-h">
            {t('now')}
          </h2>
          {active.length === 0 ? <EmptyState title={t('none')} text={t('noneText')} /> : null}
          {active.length > 0 ? (
            <ul className="card items">
              {active.map((stop) => (
                <StopRow
                  key={stop.id}
                  stop={stop}
                  tenantId={tenant.id}
                  mayLift={hasRole(focus, ['SPOKESPERSON', 'COORDINATOR'])}
                  onLifted={() => told(t('said.lifted', { topic: stop.topic ?? t('everything') }))}
                />
              ))}
            </ul>
          ) : null}
        </section>
      ) : null}
      {over.length > 0 ? (
        <section aria-labelledby="h-over">
          <h2 id="h-over" className="sec-h">
            {t('over')}
          </h2>
          <ul className="card items">
            {over.slice(0, 20).map((stop) => (
              <StopRow key={stop.id} stop={stop} tenantId={tenant.id} mayLift={false} onLifted={again} />
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  );
}

interface RowProps {
  stop: Stop;
  tenantId: string;
  mayLift: boolean;
  onLifted: () => void;
}

function StopRow({ stop, tenantId, mayLift, onLifted }: RowProps) {
  const { t } = useTranslation('message-stop');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const lift = () => {
    setBusy(true);
    setFailed(undefined);
    command(tenantId, LIFT_STOP, { input: { stopId: stop.id, expectedTenantId: tenantId, version: stop.version } })
      .then(onLifted, setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <li data-testid="message-stop" data-lifted={stop.liftedAt != null}>
      <div className="grow">
        <h3 className="h3">{stop.topic ?? t('everything')}</h3>
        <p>{stop.reason}</p>
        {stop.line ? (
          <blockquote className="stop-line">
            {stop.line}
            <span className="stop-may"> {t(stop.lineAllowed ? 'lineMay' : 'lineNot')}</span>
          </blockquote>
        ) : null}
        <p>
          {t('made', { name: stop.madeByName, day: formatDay(stop.madeAt), time: formatTime(stop.madeAt) })}{' '}
          {stop.liftedAt
            ? t('lifted', { name: stop.liftedByName, day: formatDay(stop.liftedAt), time: formatTime(stop.liftedAt) })
            : t('until', { day: formatDay(stop.until), time: formatTime(stop.until) })}{' '}
          {stop.held > 0 ? t('held', { count: stop.held }) : null}
        </p>
        <FailureLine failed={failed} />
      </div>
      {mayLift ? (
        <div className="acts">
          <ActionButton onClick={lift} disabled={busy} data-testid="lift-stop">
            {t('lift')}
          </ActionButton>
        </div>
      ) : null}
    </li>
  );
}
