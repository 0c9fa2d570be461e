import { useState, type FormEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { Tenant } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { STOP_MESSAGES, STOP_TOPICS } from './message-stop.queries';
import { STOP_HOURS, untilOf } from './stop-times';

const EVERYTHING = '';
const UNCHOSEN = '-';
const FIRST = { topic: UNCHOSEN, reason: '', line: '', lineAllowed: true, hours: 4 };

interface Props {
  ref: Ref<HTMLSelectElement>;
  tenant: Tenant;
  onMade: (made: { held: number; leaving: number }) => void;
}

/** About what, why, until when, and what may be said instead. It holds from the click on. */
export function StopForm({ ref, tenant, onMade }: Props) {
  const { t } = useTranslation('message-stop');
  const { data } = useAnswer(tenant.id, STOP_TOPICS, {}, []);
  const [stop, setStop] = useState(FIRST);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const change = (more: Partial<typeof FIRST>) => setStop({ ...stop, ...more });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || stop.topic === UNCHOSEN) return;
    setBusy(true);
    setFailed(undefined);
    const { topic, reason, line, lineAllowed, hours } = stop;
    const input = {
      expectedTenantId: tenant.id,
      topic: topic || null,
      reason: reason.trim(),
      line: line.trim(),
      lineAllowed: lineAllowed && line.trim() !== '',
      until: untilOf(hours, Date.now()),
    };
    command(tenant.id, STOP_MESSAGES, { input })
      .then(({ stopMessages }) => {
        setStop(FIRST);
        onMade(stopMessages);
      }, setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <form className="card pad form stop-form" onSubmit={submit} data-testid="stop-form">
      <h2>{t('form.title', { tenant: tenant.name })}</h2>
      <label className="field">
        <span>{t('form.topic')}</span>
        <select ref={ref} required value={stop.topic} onChange={(event) => change({ topic: event.target.value })}>
          <option value={UNCHOSEN} disabled>
            {t('form.choose')}
          </option>
          {(data?.stopTopics ?? []).map((topic) => (
            <option key={topic} value={topic}>
              {topic}
            </option>
          ))}
          <option value={EVERYTHING}>{t('form.everything')}</option>
        </select>
      </label>
      <label className="field">
        <span>{t('form.reason')}</span>
        <input
          required
          maxLength={500}
          value={stop.reason}
          aria-describedby="stop-reason-help"
          onChange={(event) => change({ reason: event.target.value })}
        />
        <span className="help" id="stop-reason-help">
          {t('form.reasonHelp')}
        </span>
      </label>
      <label className="field">
        <span>{t('form.line')}</span>
        <textarea maxLength={2000} value={stop.line} onChange={(event) => change({ line: event.target.value })} />
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={stop.lineAllowed}
          onChange={(event) => change({ lineAllowed: event.target.checked })}
        />
        <span>{t('form.lineAllowed')}</span>
      </label>
      <label className="field">
        <span>{t('form.until')}</span>
        <select value={stop.hours} onChange={(event) => change({ hours: Number(event.target.value) })}>
          {STOP_HOURS.map((hours) => (
            <option key={hours} value={hours}>
              {t(hours < 24 ? 'form.hours' : 'form.days', { count: hours < 24 ? hours : hours / 24 })}
            </option>
          ))}
        </select>
      </label>
      <FailureLine failed={failed} />
      <p className="row end">
        <ActionButton kind="primary" type="submit" disabled={busy || stop.topic === UNCHOSEN} data-testid="make-stop">
          <Icon name="pauze" />
          <span>{t('form.stop')}</span>
        </ActionButton>
      </p>
    </form>
  );
}
