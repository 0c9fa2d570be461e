import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { useSession } from '../../../app/session';
import type { AnsweringSettingQuery } from '../../../gql/graphql';
import { ActionButton } from '../../../ui/button';
import { FailureLine } from '../../../ui/failure-state';
import { SET_ANSWERING } from './answering-section.queries';

type Setting = AnsweringSettingQuery['answering'];
interface Props {
  setting: Setting;
  tenantId: string;
  canChange: boolean;
  onSaved: () => void;
}

const WAYS = ['INITIALS', 'FIRST_NAME', 'TEAM'] as const;

/** How answers are signed, and the listening month in which nothing is sent. */
export function SigningForm({ setting, tenantId, canChange, onSaved }: Props) {
  const { t } = useTranslation('answering');
  const { focus } = useSession();
  const [now, setNow] = useState(setting);
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const changed = (Object.keys(now) as (keyof Setting)[]).some((name) => now[name] !== setting[name]);
  const example = {
    INITIALS: focus.initials,
    FIRST_NAME: focus.displayName.split(' ')[0] ?? focus.initials,
    TEAM: now.teamSignature,
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailed(undefined);
    const { signAs, teamSignature, listening, version } = now;
    const listeningUntil = (listening && now.listeningUntil) || null;
    const input = {
      expectedTenantId: tenantId,
      signAs,
      teamSignature: teamSignature.trim(),
      listening,
      listeningUntil,
    };
    command(tenantId, SET_ANSWERING, { input: { ...input, version } })
      .then(onSaved, setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <form className="card pad form answering" onSubmit={save} data-testid="signing-form">
      <fieldset disabled={!canChange}>
        <legend>{t('signAs')}</legend>
        {WAYS.map((way) => (
          <label key={way} className="choice">
            <input
              type="radio"
              name="sign-as"
              value={way}
              checked={now.signAs === way}
              onChange={() => setNow({ ...now, signAs: way })}
            />
            <span>
              {t(`way.${way}`)} <span className="cotag">^{example[way]}</span>
            </span>
          </label>
        ))}
        <label className="field">
          <span>{t('team')}</span>
          <input
            value={now.teamSignature}
            maxLength={30}
            required
            onChange={(event) => setNow({ ...now, teamSignature: event.target.value })}
          />
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={now.listening}
            data-testid="listening-switch"
            onChange={(event) => setNow({ ...now, listening: event.target.checked })}
          />
          <span>{t('listening')}</span>
        </label>
        <p className="meta-line">{t('listeningText')}</p>
        {now.listening ? (
          <label className="field">
            <span>{t('until')}</span>
            <input
              type="date"
              value={now.listeningUntil ?? ''}
              onChange={(event) => setNow({ ...now, listeningUntil: event.target.value || null })}
            />
          </label>
        ) : null}
      </fieldset>
      {canChange ? null : <p className="meta-line">{t('readOnly')}</p>}
      <FailureLine failed={failed} />
      <p className="row end">
        <ActionButton type="submit" disabled={!changed || busy || !canChange} data-testid="save-signing">
          {t('app:save')}
        </ActionButton>
      </p>
    </form>
  );
}
