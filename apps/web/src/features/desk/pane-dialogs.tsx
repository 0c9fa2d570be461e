import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../app/session';
import type { AnswersQuery, Step } from '../../gql/graphql';
import type { Conversation } from './conversation-store';
import { CloseDialog, ConfirmDialog, SnoozeDialog, StepDialog } from './desk-dialogs';
import { HeldDialog } from './held-dialog';
import { TemplateDialog } from './template-dialog';
import type { ConversationCommands } from './use-conversation-commands';

/** What the pane asks the person, over what it shows. */
export type Asking =
  { what: 'close' | 'snooze' | 'templates' | 'tenant' | 'second' | 'held' } | { what: 'step'; step: Step };

interface Props {
  asking: Asking | undefined;
  conversation: Conversation;
  tenant: Tenant;
  answers: AnswersQuery['answers'];
  run: ConversationCommands;
  onInsert: (answerId: string) => void;
  /** The person is sure about the council, about a second answer, or about taking the answer from a colleague. */
  onSure: (what: 'tenant' | 'second' | 'held') => void;
  onClose: () => void;
  /** The conversation left the list; the desk goes on to the next. */
  onGone: () => void;
}

/** Every dialog of an open conversation; one at a time. */
export function PaneDialogs({ asking, conversation, tenant, answers, run, onInsert, onSure, onClose, onGone }: Props) {
  const { t } = useTranslation('desk');
  const leave = (done: Promise<boolean>) => {
    onClose();
    void done.then((left) => left && onGone());
  };
  switch (asking?.what) {
    case 'close':
      return (
        <CloseDialog conversation={conversation} onClose={onClose} onDone={(closing) => leave(run.close(closing))} />
      );
    case 'snooze':
      return <SnoozeDialog onClose={onClose} onDone={(until) => leave(run.snooze(until))} />;
    case 'step':
      return (
        <StepDialog
          step={asking.step}
          result={conversation.steps.find((one) => one.step === asking.step)?.result ?? ''}
          onClose={onClose}
          onDone={(result) => {
            onClose();
            void run.step(asking.step, result);
          }}
        />
      );
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
    case 'held':
      return <HeldDialog onNo={onClose} onYes={() => onSure('held')} />;
    case undefined:
      return null;
  }
}
