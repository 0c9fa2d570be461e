import './recall.css';
import './recall-words';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { follow } from '../../../app/router';
import { useAnswer } from '../../../app/use-answer';
import { ActionButton } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { RecallDialog } from '../../../ui/sharing/recall-dialog';
import { PUBLISHED_VERSIONS, RECALL_TEMPLATE } from './recall.queries';

interface Props {
  templateId: string;
  tenantId: string;
}

/** For who wrote and shared it: a published version was wrong or is not safe. */
export default function RecallButton({ templateId, tenantId }: Props) {
  const { t } = useTranslation('recall');
  const { data } = useAnswer(tenantId, PUBLISHED_VERSIONS, { templateId }, ['TEMPLATE']);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState(false);
  const versions = data?.publishedVersions ?? [];
  if (versions.length === 0) return null;
  return (
    <div className="recall-own">
      <p role="status" className={said ? 'strip is-running' : 'sr'} data-testid="recall-said">
        {said ? (
          <>
            <Icon name="check" />
            <span>
              {t('said')}{' '}
              <a href="/bibliotheek/teruggeroepen" onClick={follow}>
                {t('see')}
              </a>
            </span>
          </>
        ) : null}
      </p>
      {versions.some(({ recalled }) => !recalled) ? (
        <ActionButton size="small" onClick={() => setOpen(true)} data-testid="recall-open">
          <Icon name="let" />
          <span>{t('dialog.open')}</span>
        </ActionButton>
      ) : null}
      {open ? (
        <RecallDialog
          versions={versions}
          wordFor={(word, params) => t(`dialog.${word}`, params ?? {})}
          onClose={() => setOpen(false)}
          onRecall={(wish) =>
            command(tenantId, RECALL_TEMPLATE, {
              input: { ...wish, versions: [...wish.versions], templateId, expectedTenantId: tenantId },
            }).then(() => {
              setOpen(false);
              setSaid(true);
            })
          }
        />
      ) : null}
    </div>
  );
}
