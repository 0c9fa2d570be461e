import { useTranslation } from 'react-i18next';
import type { AskFailed } from '../app/ask';
import { errorText, isNoPermission } from '../errors/error-text';
import { ActionButton } from './button';
import { Icon, type IconName } from './icon';

/** What went wrong, what was kept and what to do; without permission there is nothing to try again. */
export function FailureState({ failed, again }: { failed: AskFailed; again?: () => void }) {
  const { t } = useTranslation();
  const closed = isNoPermission(failed);
  return (
    <div className="state" role="alert">
      <Icon name={closed ? 'slot' : 'let'} />
      <p>
        <b>{t(closed ? 'state.closed' : 'state.failed')}</b>
      </p>
      <p>{errorText(failed)}</p>
      {again && !closed ? <ActionButton onClick={again}>{t('state.again')}</ActionButton> : null}
    </div>
  );
}

/** A small failure beside what it is about. */
export function FailureLine({ failed }: { failed: unknown }) {
  return failed ? (
    <p className="ck is-warn" role="alert">
      <Icon name="let" />
      <span>{errorText(failed)}</span>
    </p>
  ) : null;
}

export function EmptyState({ title, text, icon = 'check' }: { title: string; text: string; icon?: IconName }) {
  return (
    <div className="state">
      <Icon name={icon} />
      <p>
        <b>{title}</b>
      </p>
      <p>{text}</p>
    </div>
  );
}
