import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, AskFailed } from '../../app/ask';
import { useAnswer } from '../../app/use-answer';
import { maySend, type Membership } from '../../app/session';
import type { Step } from '../../gql/graphql';
import { FailureLine } from '../../ui/failure-state';
import { formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { tenantClass } from '../../ui/tenant';
import { Composer, type ComposerHandle, type Mode } from './composer';
import { CopiesList } from './copies-list';
import { ConversationHead } from './conversation-head';
import type { Conversation } from './conversation-store';
import { ANSWERS, RENDERED } from './desk.queries';
import { CloseDialog, ConfirmDialog, SnoozeDialog, StepDialog } from './desk-dialogs';
import type { DraftKeeper } from './draft-keeper';
import { check } from './hints';
import { KnowledgePane } from './knowledge-pane';
import promiseWords from './promise-words.nl.json';
import { QuestionChips } from './question-chips';
import { Stepper } from './stepper';
import { TemplateDialog } from './template-dialog';
import { Timeline } from './timeline';
import type { Undoable } from './undo-bar';
import { useConversationCommands } from './use-conversation-commands';
import { useDraft, type Saved } from './use-draft';
import { useReply } from './use-reply';

export interface PaneHandle {
  reply: () => void;
  note: () => void;
  templates: () => void;
  assign: () => void;
  close: () => void;
  snooze: () => void;
  /** Puts a text back that was taken back or never arrived. */
  putBack: (text: string) => void;
}

interface Props {
  ref: Ref<PaneHandle>;
  conversation: Conversation;
  membership: Membership;
  now: number;
  keeper: DraftKeeper;
  mustConfirm: boolean;
  onConfirmed: () => void;
  onSent: (undoable: Undoable | undefined) => void;
  onChanged: () => void;
  /** The conversation is done; the desk goes on to the next. */
  onDone: () => void;
}

type Asking = { what: 'close' | 'snooze' | 'templates' | 'tenant' } | { what: 'step'; step: Step };

export function ConversationPane(props: Props) {
  const { ref, conversation, membership, now, keeper, onSent, onChanged } = props;
  const { t } = useTranslation('desk');
  const { tenant, initials } = membership;
  const [mode, setMode] = useState<Mode>('reply');
  const [asking, setAsking] = useState<Asking>();
  const [knowOpen, setKnowOpen] = useState(false);
  const [trouble, setTrouble] = useState<AskFailed>();
  const composer = useRef<ComposerHandle>(null);
  const { draft, latest, saved, write, keep, settle, forget } = useDraft(keeper, conversation);
  // Away from the text field, so that the next key (z, j, e) is a command again.
  const leaveText = () => document.getElementById('gesprek')?.focus();
  const sent = (undoable: Undoable | undefined) => {
    leaveText();
    onSent(undoable);
  };
  const { run, failed: commandFailed } = useConversationCommands(conversation, onChanged);
  const { send, busy, failed, second, settleSecond } = useReply({
    ...{ conversation, latest, keep, write, settle, forget },
    onSent: sent,
  });
  const { data } = useAnswer(tenant.id, ANSWERS, { conversationId: conversation.id, search: null, first: 9 }, [
    'TEMPLATE',
  ]);
  const answers = data?.answers;
  const { replyability } = conversation;
  const checked = useMemo(
    () => check(draft.text, { rules: replyability, mentionPrefix: replyability.mentionPrefix, initials, promiseWords }),
    [draft.text, replyability, initials],
  );

  const insert = useCallback(
    async (answerId: string) => {
      setAsking(undefined);
      setMode('reply');
      setTrouble(undefined);
      try {
        const { renderedAnswer } = await ask(tenant.id, RENDERED, { answerId, conversationId: conversation.id });
        const version = answers?.find((answer) => answer.id === answerId)?.provenance.version;
        composer.current?.insert(renderedAnswer.text, {
          answerId,
          answerVersion: version,
          filled: renderedAnswer.filled.map((variable) => variable.value),
        });
      } catch (failure) {
        setTrouble(failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined));
      }
    },
    [answers, conversation.id, tenant.id],
  );

  const write1 = (next: Mode) => {
    setMode(next);
    requestAnimationFrame(() => composer.current?.focus());
  };
  const mine = conversation.assignee?.me === true;
  const assign = () => void run.assign(!mine);
  const close = () => (conversation.status === 'CLOSED' ? void run.reopen() : setAsking({ what: 'close' }));
  const snooze = () => setAsking({ what: 'snooze' });
  useImperativeHandle(ref, () => ({
    reply: () => write1('reply'),
    note: () => write1('note'),
    templates: () => setAsking({ what: 'templates' }),
    assign,
    close,
    snooze,
    putBack: (text) => {
      write({ ...latest.current, text });
      write1('reply');
    },
  }));
  const trySend = () => (props.mustConfirm ? setAsking({ what: 'tenant' }) : void send(false));
  const keepNote = () =>
    void run.note(draft.note.trim()).then((done) => {
      if (!done) return;
      keep({ ...latest.current, note: '' });
      leaveText();
    });
  const done = () => setAsking(undefined);
  useDigits(answers, insert);
  return (
    <>
      <section
        className={`conv ${tenantClass(tenant.code)}`}
        id="gesprek"
        tabIndex={-1}
        aria-labelledby="h-conv"
        data-testid="conversation"
        data-conversation-id={conversation.id}
      >
        <ConversationHead
          conversation={conversation}
          tenant={tenant}
          now={now}
          answerCount={answers?.length}
          onAssign={assign}
          onSnooze={snooze}
          onClose={close}
          onKnowledge={() => setKnowOpen(!knowOpen)}
        />
        <Stepper conversation={conversation} onStep={(step) => setAsking({ what: 'step', step })} />
        <QuestionChips
          conversation={conversation}
          membership={membership}
          onGone={props.onDone}
          onMark={(question, reason) => void run.mark(question, reason)}
          acts={[
            { icon: 'persoon', word: mine ? 'head.release' : 'head.assign', run: assign },
            { icon: 'maan', word: 'head.snooze', run: snooze },
            { icon: 'check', word: conversation.status === 'CLOSED' ? 'head.reopen' : 'head.close', run: close },
          ]}
        />
        <CopiesList key={conversation.id} conversation={conversation} />
        <FailureLine failed={commandFailed ?? trouble} />
        <Timeline conversation={conversation} tenantName={tenant.name} onSettle={run.settle} />
        <SavedLine saved={saved} />
        <Composer
          ref={composer}
          conversation={conversation}
          membership={membership}
          mode={mode}
          setMode={write1}
          draft={draft}
          onWrite={write}
          checked={checked}
          answers={answers ?? []}
          onAnswer={(answerId) => void insert(answerId)}
          onAllAnswers={() => setAsking({ what: 'templates' })}
          onSend={trySend}
          onNote={keepNote}
          busy={busy}
          failed={failed}
          maySend={maySend(membership)}
        />
        {asking?.what === 'close' ? (
          <CloseDialog
            conversation={conversation}
            onClose={done}
            onDone={(closing) => {
              done();
              void run.close(closing).then((closed) => closed && props.onDone());
            }}
          />
        ) : null}
        {asking?.what === 'snooze' ? (
          <SnoozeDialog
            onClose={done}
            onDone={(until) => {
              done();
              void run.snooze(until).then((gone) => gone && props.onDone());
            }}
          />
        ) : null}
        {asking?.what === 'step' ? (
          <StepDialog
            step={asking.step}
            result={conversation.steps.find((one) => one.step === asking.step)?.result ?? ''}
            onClose={done}
            onDone={(result) => {
              done();
              void run.step(asking.step, result);
            }}
          />
        ) : null}
        {asking?.what === 'templates' ? (
          <TemplateDialog
            tenantId={tenant.id}
            conversationId={conversation.id}
            first={answers ?? []}
            onChoose={(answerId) => void insert(answerId)}
            onClose={done}
          />
        ) : null}
        {asking?.what === 'tenant' ? (
          <ConfirmDialog
            title={t('guard.title', { tenant: tenant.name })}
            text={t('guard.text', { tenant: tenant.name })}
            action={t('composer.send', { tenant: tenant.name })}
            onNo={done}
            onYes={() => {
              done();
              props.onConfirmed();
              void send(false);
            }}
          />
        ) : null}
        {second ? (
          <ConfirmDialog
            title={t('second.title')}
            text={t('second.text')}
            action={t('second.action')}
            onNo={settleSecond}
            onYes={() => {
              settleSecond();
              void send(true);
            }}
          />
        ) : null}
      </section>
      <KnowledgePane
        tenant={tenant}
        answers={answers}
        usedId={draft.answerId}
        onInsert={(answerId) => void insert(answerId)}
        disabled={!replyability.allowed}
        open={knowOpen}
        onClose={() => setKnowOpen(false)}
      />
    </>
  );
}

function SavedLine({ saved }: { saved: Saved }) {
  const { t } = useTranslation('desk');
  return (
    <p className="presence" role="status">
      {saved.state === 'idle' ? null : (
        <span className="saved">
          <Icon name={saved.state === 'here' ? 'let' : 'check'} />
          {saved.state === 'saved' ? t('saved.saved', { time: formatTime(saved.at) }) : t(`saved.${saved.state}`)}
        </span>
      )}
    </p>
  );
}

/** 1 to 9 insert the answer with that number, as its card says. */
function useDigits(answers: readonly { id: string }[] | undefined, insert: (id: string) => Promise<void>) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const on = event.target instanceof HTMLElement ? event.target : undefined;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (on?.closest('input, textarea, select, dialog')) return;
      const answer = /^[1-9]$/.test(event.key) ? answers?.[Number(event.key) - 1] : undefined;
      if (answer) {
        event.preventDefault();
        void insert(answer.id);
      }
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [answers, insert]);
}
