import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { liveState, onLiveState } from '../../app/live';

/** Whether the list renews itself; a dot and a word. */
export function LiveMark({ testId }: { testId?: string }) {
  const { t } = useTranslation();
  const state = useSyncExternalStore(onLiveState, liveState);
  return (
    <p className={`live is-${state}`} role="status" data-testid={testId} data-state={state}>
      <i aria-hidden="true" />
      {t(`live.${state}`)}
    </p>
  );
}
