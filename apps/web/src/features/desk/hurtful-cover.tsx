import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { useKeys } from '../../app/keyboard';
import { addWords } from '../../i18n/index';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { readConversation, type Conversation } from './conversation-store';
import nl from './protection.nl.json';
import './protection.css';
import { OPEN_HURTFUL } from './protection.queries';

addWords('protection', nl, () => import('./protection.en.json'));

interface Props {
  conversation: Conversation;
  message: Conversation['hurtful'][number];
  /** Of several covered messages one hears the key. */
  hearsKey: boolean;
}

/** Says what is under it without showing it; the text is not on the page until somebody asks for it. */
export default function HurtfulCover({ conversation, message, hearsKey }: Props) {
  const { t } = useTranslation('protection');
  const [failed, setFailed] = useState<unknown>();
  const { id: conversationId, tenantId } = conversation;
  const show = () => {
    setFailed(undefined);
    command(tenantId, OPEN_HURTFUL, {
      input: { conversationId, messageId: message.messageId, expectedTenantId: tenantId },
    }).then(() => readConversation(tenantId, conversationId), setFailed);
  };
  useKeys(hearsKey ? { 'show-abuse': show } : {});
  return (
    <div className="hurt" data-testid="hurtful">
      <p>
        <Icon name="slot" />
        <span>
          <b>{t('covered')}</b> {t(`kind.${message.kind}`)}
        </span>
      </p>
      <p className="hurt-b" aria-hidden="true">
        ▒▒▒▒▒▒▒ ▒▒▒▒ ▒▒▒▒▒▒▒▒▒ ▒▒▒ ▒▒▒▒▒▒ ▒▒▒▒▒
      </p>
      <FailureLine failed={failed} />
      <ActionButton size="small" onClick={show} data-testid="show-hurtful">
        {t('show')} {hearsKey ? <kbd>b</kbd> : null}
      </ActionButton>
    </div>
  );
}
