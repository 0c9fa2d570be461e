import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { follow } from '../../app/router';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { keepDraft, keptDrafts } from './query-draft';

/** Work of this tab that was never saved; it is taken up again or thrown away, never lost. */
export function UnsavedList({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation('monitoring');
  const [drafts, setDrafts] = useState(() => keptDrafts(tenantId));
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="h-unsaved" className="stack">
      <h2 id="h-unsaved">{t('unsaved.title')}</h2>
      <ul className="card items">
        {drafts.map(({ key, draft }) => (
          <li key={key} data-testid="unsaved-query">
            <div className="grow">
              <h3 className="h3">
                <Icon name="potlood" />
                <a href={`/zoekopdrachten/${encodeURIComponent(key)}`} onClick={follow}>
                  {draft.name || t('unsaved.noName')}
                </a>
              </h3>
              <p>
                <code>{draft.text}</code>
              </p>
            </div>
            <div className="acts">
              <ActionButton
                size="small"
                onClick={() => {
                  keepDraft(tenantId, key, undefined);
                  setDrafts(keptDrafts(tenantId));
                }}
              >
                <span>{t('unsaved.drop')}</span>
                <span className="sr"> {draft.name}</span>
              </ActionButton>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
