import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { NotificationLanguage, NotificationSettingsQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { clockOf, halfHours } from './clock-minutes';
import { SAVE_NOTIFICATION_SETTINGS } from './notifications.queries';

interface Props {
  settings: NotificationSettingsQuery['notificationSettings'];
  tenantId: string;
  onSaved: () => void;
}

const NIGHT = { from: 19 * 60, until: 7 * 60 + 30 };

/** In which language mail is, when the digest comes, and when no mail may come. */
export function MailTimes({ settings, tenantId, onSaved }: Props) {
  const { t } = useTranslation('notifications');
  const [language, setLanguage] = useState<NotificationLanguage>(settings.language);
  const [digest, setDigest] = useState(settings.digestMinute);
  const [quiet, setQuiet] = useState(settings.quietFrom != null);
  const [from, setFrom] = useState(settings.quietFrom ?? NIGHT.from);
  const [until, setUntil] = useState(settings.quietUntil ?? NIGHT.until);
  const [failed, setFailed] = useState<unknown>();
  const [saved, setSaved] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFailed(undefined);
    setSaved(false);
    const input = {
      expectedTenantId: tenantId,
      language,
      digestMinute: digest,
      quietFrom: quiet ? from : null,
      quietUntil: quiet ? until : null,
    };
    command(tenantId, SAVE_NOTIFICATION_SETTINGS, { input })
      .then(() => setSaved(true), setFailed)
      .finally(onSaved);
  };
  const time = (label: string, value: number, change: (value: number) => void) => (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => change(Number(event.target.value))}>
        {halfHours(value).map((minute) => (
          <option key={minute} value={minute}>
            {t('app:unit.clock', { time: clockOf(minute) })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form className="card notice-times" onSubmit={submit} data-testid="mail-times">
      <label className="field">
        <span>{t('settings.language')}</span>
        <select value={language} onChange={(event) => setLanguage(event.target.value as NotificationLanguage)}>
          <option value="NL">{t('app:menu.nl')}</option>
          <option value="EN">{t('app:menu.en')}</option>
        </select>
      </label>
      {time(t('settings.digest'), digest, setDigest)}
      <label className="choice">
        <input type="checkbox" checked={quiet} onChange={(event) => setQuiet(event.target.checked)} />
        <span>{t('settings.quiet')}</span>
      </label>
      {quiet ? (
        <div className="notice-quiet">
          {time(t('settings.quietFrom'), from, setFrom)}
          {time(t('settings.quietUntil'), until, setUntil)}
        </div>
      ) : null}
      <FailureLine failed={failed} />
      <p className="row">
        <ActionButton kind="primary" type="submit">
          {t('app:save')}
        </ActionButton>
        <span role="status">{saved ? t('settings.saved') : ''}</span>
      </p>
    </form>
  );
}
