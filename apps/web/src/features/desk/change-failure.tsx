import { useTranslation } from 'react-i18next';
import { AskFailed } from '../../app/ask';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';

/** Why a change was refused; when somebody was first, who that was and what they did. What was typed is still there. */
export function ChangeFailure({ failed }: { failed: unknown }) {
  const { t, i18n } = useTranslation('work');
  const { by, what } = failed instanceof AskFailed && failed.code === 'CONVERSATIONS_CHANGED' ? failed.params : {};
  const did = `first.${String(what)}`;
  if (typeof by !== 'string' || !i18n.exists(did, { ns: 'work' })) return <FailureLine failed={failed} />;
  return (
    <p className="ck is-warn" role="alert">
      <Icon name="let" />
      <span>
        {t(did, { by })} {t('first.kept')}
      </span>
    </p>
  );
}
