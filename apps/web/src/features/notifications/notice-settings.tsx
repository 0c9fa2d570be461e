import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { follow } from '../../app/router';
import { useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import type { NotificationChoice, NotificationSettingsQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine, FailureState } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { TenantPicker } from '../../ui/tenant-picker';
import { MailTimes } from './mail-times';
import { CHOOSE_NOTIFICATION, NOTIFICATION_SETTINGS, TRUST_MAIL_ADDRESS } from './notifications.queries';

type Settings = NotificationSettingsQuery['notificationSettings'];
const CHOICES: readonly NotificationChoice[] = ['NONE', 'PRODUCT', 'MAIL', 'DIGEST'];

/** How one wants to be told, per kind, for one council. */
export function NoticeSettings() {
  const { t } = useTranslation('notifications');
  const { focus } = useSession();
  const tenantId = focus.tenant.id;
  const { data, failed, again } = useAnswer(tenantId, NOTIFICATION_SETTINGS, {});
  const settings = data?.notificationSettings;
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <p className="crumb">
            <a href="/meldingen" onClick={follow}>
              {t('title')}
            </a>
          </p>
          <h1>{t('settings.title')}</h1>
          <p className="sub">
            <TenantPicker /> {t('settings.text')}
          </p>
        </div>
      </div>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!settings && !failed ? <Skeleton kind="page" /> : null}
      {settings ? (
        <>
          <MailAddress settings={settings} tenantId={tenantId} onChanged={again} />
          <Kinds key={tenantId} settings={settings} tenantId={tenantId} onChanged={again} />
          <section aria-labelledby="h-times">
            <h2 id="h-times" className="sec-h">
              {t('settings.times')}
            </h2>
            <MailTimes key={tenantId} settings={settings} tenantId={tenantId} onSaved={again} />
          </section>
        </>
      ) : null}
    </main>
  );
}

interface PartProps {
  settings: Settings;
  tenantId: string;
  onChanged: () => void;
}

function Kinds({ settings, tenantId, onChanged }: PartProps) {
  const { t } = useTranslation('notifications');
  const [failed, setFailed] = useState<unknown>();
  const [saved, setSaved] = useState<string>();
  const choose = (kind: Settings['kinds'][number]['kind'], choice: NotificationChoice) => {
    setFailed(undefined);
    setSaved(undefined);
    const input = { kind, choice, expectedTenantId: tenantId };
    command(tenantId, CHOOSE_NOTIFICATION, { input })
      .then(() => setSaved(kind), setFailed)
      .finally(onChanged);
  };
  return (
    <section aria-labelledby="h-kinds">
      <h2 id="h-kinds" className="sec-h">
        {t('settings.kinds')}
      </h2>
      <FailureLine failed={failed} />
      <ul className="card items notice-kinds">
        {settings.kinds.map(({ kind, choice }) => (
          <li key={kind}>
            <label className="grow" htmlFor={`kind-${kind}`}>
              {t(`kind.${kind}`)}
            </label>
            <span className="notice-saved" role="status">
              {saved === kind ? t('settings.saved') : ''}
            </span>
            <select
              id={`kind-${kind}`}
              className="sel"
              value={choice}
              data-testid="kind-choice"
              data-kind={kind}
              onChange={(event) => choose(kind, event.target.value as NotificationChoice)}
            >
              {CHOICES.map((one) => (
                <option key={one} value={one}>
                  {t(`choice.${one}`)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MailAddress({ settings, tenantId, onChanged }: PartProps) {
  const { t } = useTranslation('notifications');
  const [failed, setFailed] = useState<unknown>();
  const { address, bouncing, mailOn } = settings;
  const text = !mailOn ? t('settings.off') : address ? t('settings.address', { address }) : t('settings.noAddress');
  const trust = () => {
    setFailed(undefined);
    command(tenantId, TRUST_MAIL_ADDRESS, { input: { expectedTenantId: tenantId } }).then(onChanged, setFailed);
  };
  return (
    <div className="notice-mail">
      <p data-testid="mail-address">{text}</p>
      {mailOn && bouncing ? (
        <div className="ck is-warn" role="alert">
          <Icon name="let" />
          <span>{t('settings.bouncing')}</span>
          <ActionButton size="small" onClick={trust}>
            {t('settings.trust')}
          </ActionButton>
        </div>
      ) : null}
      <FailureLine failed={failed} />
    </div>
  );
}
