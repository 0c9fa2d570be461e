import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../app/session';
import type { AnswersQuery } from '../../gql/graphql';
import type { Conversation } from './conversation-store';
import { ConfirmDialog } from './confirm-dialog';
import { ExcludeDialog } from './exclude-dialog';
import { HeldDialog } from './held-dialog';
import { loadWorkDialogs } from './load-work-dialogs';
import { TemplateDialog } from './template-dialog';
import type { ConversationCommands } from './use-conversation-commands';
import type { WorkAsking } from './work-dialogs';

const WorkDialogs = lazy(loadWorkDialogs);

/** What the pane asks the person, over what it shows. */
export type Asking = { what: 'templates' | 'tenant' | 'second' | 'held' | 'exclude' } | WorkAsking;

/** What is asked by its name alone. */
export type AskedByName = Exclude<Asking, { what: 'step' }>['what'];

interface Props {
  asking: Asking;
  conversation: Conversation;
  tenant: Tenant;
  answers: AnswersQuery['answers'];
  run: ConversationCommands;
  failed: unknown;
  onForget: () => void;
  onAsk: (asking: Asking) => void;
  onInsert: (answerId: string) => void;
  /** The person is sure about the council, about a second answer, or about taking the answer from a colleague. */
  onSure: (what: 'tenant' | 'second' | 'held') => void;
  onClose: () => void;
  /** The conversation left the list; the desk goes on to the next. */
  onGone: () => void;
}

/** Every dialog of an open conversation; one at a time. */
export function PaneDialogs(props: Props) {
  const { asking, conversation, tenant, answers, onInsert, onSure, onClose } = props;
  const { t } = useTranslation('desk');
  switch (asking.what) {
    case 'templates':
      return (
        <TemplateDialog
          tenantId={tenant.id}
          conversationId={conversation.id}
          first={answers}
          onChoose={onInsert}
          onClose={onClose}
        />
      );
    case 'tenant':
      return (
        <ConfirmDialog
          title={t('guard.title', { tenant: tenant.name })}
          text={t('guard.text', { tenant: tenant.name })}
          action={t('composer.send', { tenant: tenant.name })}
          onNo={onClose}
          onYes={() => onSure('tenant')}
        />
      );
    case 'second':
      return (
        <ConfirmDialog
          title={t('second.title')}
          text={t('second.text')}
          action={t('second.action')}
          onNo={onClose}
          onYes={() => onSure('second')}
        />
      );
    case 'exclude':
      return (
        <ExcludeDialog
          onDone={(reason) => {
            onClose();
            void props.run.mark(false, reason);
          }}
          onClose={onClose}
        />
      );
    case 'held':
      return <HeldDialog onNo={onClose} onYes={() => onSure('held')} />;
    default:
      return (
        <WorkDialogs
          asking={asking}
          conversation={conversation}
          run={props.run}
          failed={props.failed}
          onForget={props.onForget}
          onAsk={props.onAsk}
          onClose={onClose}
          onGone={props.onGone}
        />
      );
  }
}
