import { lazy, memo, Suspense, useCallback, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { ColleaguePanel, RecallBar } from '../../app/desk-mounts';
import { maySend, type Membership } from '../../app/session';
import { ComingDialog } from '../../ui/coming-dialog';
import { tenantClass } from '../../ui/tenant';
import { ChangeFailure } from './change-failure';
import { ComingConversation } from './coming-conversation';
import { Composer, type ComposerHandle, type Mode } from './composer';
import { ClearanceContext, openApproval } from './clearance-context';
import { ConversationHead } from './conversation-head';
import type { Conversation } from './conversation-store';
import type { DraftKeeper, KeptDraft } from './draft-keeper';
import { KnowledgePane } from './knowledge-pane';
import { namedIn } from './mentions';
import { fetchDialogs, loadDialogs } from './dialog-loads';
import type { Asking } from './pane-dialogs';
import { usePresence } from './presence-context';
import { acceptAll } from './proposals';
import { QuestionChips } from './question-chips';
import { SavedLine } from './saved-line';
import { Stepper } from './stepper';
import { Timeline } from './timeline';
import { PresenceNames, TogetherBar } from './together-bar';
import type { Undoable } from './undo-bar';
import { useChecked } from './use-checked';
import { useConversationCommands } from './use-conversation-commands';
import { useDraft } from './use-draft';
import { useInsert } from './use-insert';
import { useInTwo } from './use-in-two';
import { useOut } from './use-out';
import { usePaneActs } from './use-pane-acts';
import { useSteady } from './use-steady';

export interface PaneHandle {
  open: () => void;
  reply: () => void;
  note: () => void;
  templates: () => void;
  assign: () => void;
  close: () => void;
  snooze: () => void;
  interpret: () => void;
  acceptProposals: () => void;
  tags: () => void;
  promise: () => void;
  give: () => void;
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

const CopiesList = lazy(() => import('./copies-list').then((found) => ({ default: found.CopiesList })));
const PaneDialogs = lazy(() => loadDialogs().then((found) => ({ default: found.PaneDialogs })));
const ClearanceBars = lazy(() => import('./clearance-bars'));
// A letter that is typed changes nothing of these.
const Head = memo(ConversationHead);
const Steps = memo(Stepper);
const Chips = memo(QuestionChips);
const Thread = memo(Timeline);
const Knowledge = memo(KnowledgePane);

/** One conversation: head, what it is about, thread, composer, and answers beside it. */
export function ConversationPane(props: Props) {
  const { ref, conversation, membership, now, keeper, onSent, onChanged } = props;
  const { tenant } = membership;
  const [mode, setMode] = useState<Mode>('reply');
  const [asking, setAsking] = useState<Asking>();
  const [knowOpen, setKnowOpen] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const together = usePresence();
  const { draft, latest, saved, write, keep, settle, forget, catchUp } = useDraft(keeper, conversation);
  const { run, failed: commandFailed, forget: forgetFailure } = useConversationCommands(conversation, onChanged);
  const toReply = useCallback(() => {
    setAsking(undefined);
    setMode('reply');
  }, []);
  const { answers, insert, failed: insertFailed } = useInsert(conversation, composer, toReply);
  // Away from the text field, so that the next key (z, j, e) is a command again.
  const leaveText = () => document.getElementById('gesprek')?.focus();
  const sent = (undoable: Undoable | undefined) => {
    leaveText();
    together.rest();
    onSent(undoable);
  };
  const { clearance, send, busy, failed, second, settleSecond } = useOut({
    ...{ conversation, membership, draft, latest, keep, write, settle, forget },
    onSent: sent,
  });
  const { replyability } = conversation;
  useEffect(fetchDialogs, []);
  const checked = useChecked(conversation, membership, draft);

  const writeIn = useSteady((next: Mode) => {
    setMode(next);
    // At once: a letter that is typed next is for the field, and a key of the desk elsewhere.
    composer.current?.focus();
  });
  const putBack = (text: string) => {
    write({ ...latest.current, text });
    writeIn('reply');
  };
  const does = usePaneActs(conversation, run, setAsking);
  const showKnowledge = useCallback(() => setKnowOpen((open) => !open), []);
  const hideKnowledge = useCallback(() => setKnowOpen(false), []);
  const mayWork = maySend(membership);
  const when = (act: () => void) => () => (mayWork ? act() : undefined);
  useImperativeHandle(ref, () => ({
    open: leaveText,
    reply: () => writeIn('reply'),
    note: () => writeIn('note'),
    templates: does.showTemplates,
    assign: does.assign,
    close: does.close,
    snooze: does.snooze,
    interpret: when(() => setAsking({ what: 'interpret' })),
    acceptProposals: when(
      () => conversation.proposals.length > 0 && void run.interpret(acceptAll(conversation.proposals)),
    ),
    tags: when(() => setAsking({ what: 'tags' })),
    promise: when(() => setAsking({ what: 'promise' })),
    give: when(does.give),
    putBack,
  }));
  const sendHere = () => (props.mustConfirm ? setAsking({ what: 'tenant' }) : void send(false));
  const trySend = () => (together.holder ? setAsking({ what: 'held' }) : sendHere());
  const written = (next: KeptDraft) => {
    if (mode === 'reply') together.typing();
    write(next);
  };
  const keepNote = () => {
    const said = latest.current.note.trim();
    // At once: the note may stand in the thread before its answer is here, and the next key is a command again.
    leaveText();
    void run.note(said, namedIn(tenant.id, said)).then((done) => {
      if (done && latest.current.note.trim() === said) keep({ ...latest.current, note: '' });
      if (!done && document.activeElement?.id === 'gesprek') writeIn('note');
    });
  };
  const asked: Asking | undefined = asking ?? (second ? { what: 'second' } : undefined);
  const noMore = () => {
    setAsking(undefined);
    settleSecond();
  };
  const all = useInTwo();
  const knowledge = (
    <Knowledge
      {...{ tenant, answers, conversationId: conversation.id, usedId: draft.answerId, onInsert: insert }}
      {...{ disabled: !replyability.allowed, open: knowOpen, onClose: hideKnowledge }}
    />
  );
  if (!all)
    return (
      <ClearanceContext value={clearance}>
        <ComingConversation tenant={tenant} />
        {knowledge}
      </ClearanceContext>
    );
  return (
    <ClearanceContext value={clearance}>
      <section
        className={`conv ${tenantClass(tenant.code)}`}
        id="gesprek"
        tabIndex={-1}
        aria-labelledby="h-conv"
        data-testid="conversation"
        data-conversation-id={conversation.id}
      >
        <Head
          conversation={conversation}
          tenant={tenant}
          now={now}
          answerCount={answers?.length}
          onAssign={does.assign}
          onGive={does.give}
          onSnooze={does.snooze}
          onClose={does.close}
          onKnowledge={showKnowledge}
        />
        <Steps conversation={conversation} onStep={does.takeStep} />
        <Chips
          conversation={conversation}
          membership={membership}
          onGone={props.onDone}
          onMark={does.mark}
          mayWork={mayWork}
          onInterpret={does.interpret}
          onAsk={does.ask}
          acts={does.acts}
        />
        {conversation.similar > 0 ? (
          <Suspense fallback={null}>
            <CopiesList key={conversation.id} conversation={conversation} />
          </Suspense>
        ) : null}
        <Suspense fallback={null}>
          <ColleaguePanel
            key={conversation.id}
            conversation={conversation}
            membership={membership}
            onUse={(text) => {
              toReply();
              composer.current?.insert(text, {});
            }}
          />
        </Suspense>
        {asking ? null : <ChangeFailure failed={commandFailed ?? insertFailed} />}
        <Thread
          conversation={conversation}
          tenantName={tenant.name}
          mayAct={maySend(membership)}
          onSettle={run.settle}
        />
        <SavedLine saved={saved}>
          <PresenceNames />
        </SavedLine>
        <TogetherBar
          answering={mode === 'reply'}
          isEmpty={() => latest.current.text.trim() === ''}
          onText={(text, origin) => composer.current?.insert(text, origin)}
        />
        {clearance.stops.length > 0 || openApproval(clearance) ? (
          <Suspense fallback={null}>
            <ClearanceBars tenantId={tenant.id} onText={putBack} />
          </Suspense>
        ) : null}
        {mode === 'reply' && (draft.answerId || failed?.code === 'REPLIES_RECALLED') ? (
          <Suspense fallback={null}>
            <RecallBar
              {...{ membership, failed, conversationId: conversation.id, text: draft.text }}
              {...{ answerId: draft.answerId, answerVersion: draft.answerVersion }}
              onCorrection={(text) => {
                const { text: other } = latest.current;
                write({ ...latest.current, text, other, answerId: undefined, answerVersion: undefined });
                writeIn('reply');
              }}
              onOwn={() => {
                write({ ...latest.current, answerId: undefined, answerVersion: undefined });
                writeIn('reply');
              }}
            />
          </Suspense>
        ) : null}
        <Composer
          ref={composer}
          {...{ conversation, membership, mode, draft, latest, checked, busy, failed }}
          setMode={writeIn}
          onCatchUp={catchUp}
          onWrite={written}
          answers={answers ?? []}
          onAnswer={insert}
          onAllAnswers={does.showTemplates}
          onSend={trySend}
          onNote={keepNote}
          maySend={maySend(membership) || clearance.asks}
        />
        {asked ? (
          <ComingDialog onClose={noMore}>
            <PaneDialogs
              asking={asked}
              conversation={conversation}
              tenant={tenant}
              answers={answers ?? []}
              run={run}
              failed={commandFailed}
              onForget={forgetFailure}
              onAsk={setAsking}
              onInsert={insert}
              onSure={(what) => {
                noMore();
                if (what === 'held')
                  return void together
                    .takeOver()
                    .catch(() => undefined)
                    .then(sendHere);
                if (what === 'tenant') props.onConfirmed();
                void send(what === 'second');
              }}
              onClose={noMore}
              onGone={props.onDone}
            />
          </ComingDialog>
        ) : null}
      </section>
      {knowledge}
    </ClearanceContext>
  );
}
