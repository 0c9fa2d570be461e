import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, type Membership } from '../../app/session';
import { ComingDialog } from '../../ui/coming-dialog';
import { Icon } from '../../ui/icon';
import type { Conversation } from './conversation-store';
import { loadElsewhere } from './dialog-loads';

const ElsewhereDialog = lazy(() => loadElsewhere().then((found) => ({ default: found.ElsewhereDialog })));

interface Props {
  conversation: Conversation;
  membership: Membership;
  /** The conversation was handed to somebody else. */
  onGone: () => void;
}

/** Why this council has it, and the way to say that it does not belong here. */
export function WhyChip({ conversation, membership, onGone }: Props) {
  const { t } = useTranslation('desk');
  const [asking, setAsking] = useState(false);
  const mayCorrect = hasRole(membership, ['AGENT', 'COORDINATOR']) && conversation.involvement === 'LEAD';
  return (
    <>
      <span className="chip is-why" title={conversation.why}>
        <Icon name="info" />
        <span>{conversation.why}</span>
      </span>
      {mayCorrect && conversation.status !== 'CLOSED' ? (
        <button type="button" className="lnk" onClick={() => setAsking(true)} data-testid="elsewhere">
          {t('elsewhere.ask')}
        </button>
      ) : null}
      {asking ? (
        <ComingDialog onClose={() => setAsking(false)}>
          <ElsewhereDialog
            conversation={conversation}
            tenantName={membership.tenant.name}
            onClose={() => setAsking(false)}
            onGone={() => {
              setAsking(false);
              onGone();
            }}
          />
        </ComingDialog>
      ) : null}
    </>
  );
}
