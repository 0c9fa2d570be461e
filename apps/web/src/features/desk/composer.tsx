import type { Hint } from '@samenspraak/language/checks';
import { moveHints, repaired } from '@samenspraak/language/checks/move-hints';
import { lazy, memo, Suspense, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { flushSync } from 'react-dom';
import { ask, type AskFailed } from '../../app/ask';
import type { Membership } from '../../app/session';
import { FailureLine } from '../../ui/failure-state';
import { giveKeys } from '../../ui/hold-keys';
import { networkName } from '../../ui/network';
import { tenantClass } from '../../ui/tenant';
import type { AnswersQuery } from '../../gql/graphql';
import { AnswerBox } from './answer-box';
import { RENDERED_BLOCK } from './answering.queries';
import type { Block } from './block-picker';
import { Checks } from './checks';
import { ComposerFoot } from './composer-foot';
import { ComposerHead, TemplateRow } from './composer-head';
import type { Conversation } from './conversation-store';
import type { DraftBox } from './draft-box';
import type { KeptAttachment, KeptDraft } from './draft-keeper';
import { blocksSending } from './hints';
import { HintList } from './hint-list';
import { OtherDraft } from './other-draft';
import { insertBlock } from './slash';
import { useAttachments } from './use-attachments';
import type { Sendable } from './use-checked';
import { useHints } from './use-hints';
import { useSteady } from './use-steady';
import { useTranslation } from 'react-i18next';

const AttachmentList = lazy(() => import('./attachment-list'));
const ThreadParts = lazy(() => import('./thread-parts'));
// What is typed changes nothing of these.
const Head = memo(ComposerHead);
const Templates = memo(TemplateRow);
const NoteMentions = lazy(() => import('./note-mentions'));

export type Mode = 'reply' | 'note';
export interface ComposerHandle {
  focus: () => void;
  /** Puts a text at the cursor. */
  insert: (text: string, more: Partial<KeptDraft>) => void;
}

interface Props {
  ref: Ref<ComposerHandle>;
  conversation: Conversation;
  membership: Membership;
  mode: Mode;
  setMode: (mode: Mode) => void;
  draft: KeptDraft;
  /** The draft as it is at this key; `draft` may be a moment behind. */
  latest: DraftBox;
  /** Draws all that hangs on the draft as it is now. */
  onCatchUp: () => void;
  onWrite: (draft: KeptDraft) => void;
  checked: Sendable;
  answers: AnswersQuery['answers'];
  onAnswer: (answerId: string) => void;
  onAllAnswers: () => void;
  onSend: () => void;
  onNote: () => void;
  busy: boolean;
  failed: AskFailed | undefined;
  maySend: boolean;
}

/** Where an answer or a note is written, looked through and sent. */
export function Composer(props: Props) {
  const { ref, conversation, membership, mode, setMode, draft, latest, onWrite, checked, answers, busy } = props;
  const { t } = useTranslation('desk');
  const box = useRef<HTMLTextAreaElement>(null);
  const [trouble, setTrouble] = useState<unknown>();
  const { tenant } = membership;
  const { replyability } = conversation;
  const reply = mode === 'reply';
  const text = reply ? draft.text : draft.note;
  const { hints, done, dismiss, addWord } = useHints(draft.text, conversation, tenant);
  const change = (to: Partial<KeptDraft>) => onWrite({ ...latest.current, ...to });
  const { uploads, add, cancel, retry } = useAttachments(tenant.id, (added) =>
    change({ attachments: [...latest.current.attachments, added] }),
  );
  const files = useFileRules(conversation, draft.attachments, uploads.length);
  const blocked = reply
    ? blocksSending(checked, checked.inParts) ||
      !replyability.allowed ||
      !props.maySend ||
      checked.listening ||
      files.blocks
    : text.trim() === '';
  /** Changes the draft and puts the cursor in its text, at once: the next key may come before the next frame. */
  const changeAt = (at: number, to: Partial<KeptDraft>) => {
    flushSync(() => change(to));
    box.current?.focus();
    box.current?.setSelectionRange(at, at);
    giveKeys();
  };
  useImperativeHandle(ref, () => ({
    focus: () => {
      box.current?.focus();
      giveKeys();
    },
    insert: (piece, more) => {
      const { current: now } = latest;
      const at = box.current && document.activeElement === box.current ? box.current.selectionStart : now.text.length;
      const before = now.text.slice(0, at);
      const joint = before === '' || /\s$/.test(before) ? '' : ' ';
      const whole = `${before}${joint}${piece}${now.text.slice(at)}`;
      changeAt(at + joint.length + piece.length, { ...more, text: whole });
    },
  }));
  const go = useSteady(() => {
    if (blocked || busy) return;
    if (reply) props.onSend();
    else props.onNote();
  });
  const submit = () => {
    props.onCatchUp();
    go();
  };
  const inField = (value: string) => (reply ? { text: value } : { note: value });
  const typed = (value: string) => change(inField(value));
  const repair = (hint: Hint, by: string) => {
    const { text: now } = latest.current;
    const [there] = moveHints([hint], draft.text, now);
    if (!there) return;
    changeAt(there.at + by.length, inField(repaired(now, { ...there, repair: by })));
  };
  const keepWord = (hint: Hint) => void addWord(hint).then(() => setTrouble(undefined), setTrouble);
  const insertChosen = async (block: Block, from: number, to: number) => {
    try {
      const { renderedAnswer } = await ask(tenant.id, RENDERED_BLOCK, {
        answerId: block.id,
        conversationId: conversation.id,
      });
      const now = latest.current;
      const alone = (now.text.slice(0, from) + now.text.slice(to)).trim() === '';
      const made = insertBlock(now.text, from, to, alone ? renderedAnswer.text : renderedAnswer.body);
      const filled = [...new Set([...now.filled, ...renderedAnswer.filled.map(({ value }) => value)])];
      // Where an answer came from is told of its body; a greeting and a closing say nothing of that.
      const origin = block.block === 'BODY' ? { answerId: block.id, answerVersion: block.provenance.version } : {};
      changeAt(made.cursor, { ...origin, filled, text: made.text });
      setTrouble(undefined);
    } catch (failure) {
      setTrouble(failure);
    }
  };
  const mendable = hints.find((hint) => hint.repair !== undefined);
  const unknown = hints.find((hint) => hint.kind === 'spelling');
  const keyed = (event: KeyboardEvent) => {
    const pressed = (key: string) => event.altKey && !event.ctrlKey && event.key.toLowerCase() === key;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    else if (reply && pressed('enter') && mendable) repair(mendable, mendable.repair ?? '');
    else if (reply && pressed('w') && unknown) keepWord(unknown);
    else {
      if (event.key === 'Escape') box.current?.blur();
      return;
    }
    event.preventDefault();
  };
  const describe = (fileId: string, alt: string) =>
    change({ attachments: latest.current.attachments.map((one) => (one.fileId === fileId ? { ...one, alt } : one)) });
  return (
    <form
      className={`composer ${tenantClass(tenant.code)} ${reply ? '' : 'is-note'}`}
      aria-label={t(reply ? 'composer.reply' : 'composer.note')}
      data-testid="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Head conversation={conversation} tenant={tenant} reply={reply} setMode={setMode} />
      {reply ? (
        <Templates
          answers={answers}
          usedId={draft.answerId}
          onAnswer={props.onAnswer}
          onAllAnswers={props.onAllAnswers}
        />
      ) : null}
      <AnswerBox
        box={box}
        reply={reply}
        draft={latest}
        filled={draft.filled}
        hints={hints}
        about={draft.text}
        tenantId={tenant.id}
        conversationId={conversation.id}
        onText={typed}
        onBlock={(block, from, to) => void insertChosen(block, from, to)}
        onFiles={add}
        onKey={keyed}
      />
      {reply ? (
        <>
          {draft.attachments.length + uploads.length > 0 ? (
            <Suspense fallback={null}>
              <AttachmentList
                attachments={draft.attachments}
                uploads={uploads}
                altLimit={replyability.attachments?.altLimit ?? 1500}
                onAlt={describe}
                onRemove={(fileId) =>
                  change({ attachments: latest.current.attachments.filter((one) => one.fileId !== fileId) })
                }
                onCancel={cancel}
                onRetry={retry}
              />
            </Suspense>
          ) : null}
          {checked.inParts ? (
            <Suspense fallback={null}>
              <ThreadParts
                text={draft.text}
                rules={replyability}
                mentionPrefix={replyability.mentionPrefix}
                signature={checked.signature}
              />
            </Suspense>
          ) : null}
          <div className="checks" id="composer-checks" role="group" aria-label={t('checks.label')} data-done={done}>
            {draft.other ? (
              <OtherDraft
                other={draft.other}
                onSwap={() => change({ text: draft.other ?? '', other: latest.current.text })}
                onDrop={() => change({ other: undefined })}
              />
            ) : null}
            <Checks
              checked={checked}
              replyability={replyability}
              network={networkName(conversation.network)}
              maySend={props.maySend}
              files={files.why}
            />
            <HintList hints={hints} onRepair={repair} onAddWord={keepWord} onDismiss={dismiss} />
          </div>
        </>
      ) : null}
      {reply ? null : (
        <Suspense fallback={null}>
          <NoteMentions tenantId={tenant.id} text={text} onText={(note) => changeAt(note.length, { note })} />
        </Suspense>
      )}
      <FailureLine failed={props.failed ?? trouble} />
      <ComposerFoot
        reply={reply}
        tenant={tenant}
        checked={checked}
        team={conversation.teamSigns ? null : draft.team === true}
        onTeam={(team) => change({ team })}
        disabled={blocked || busy}
        onFiles={replyability.attachments ? add : undefined}
        accept={replyability.attachments?.types.join(',')}
      />
    </form>
  );
}

/** What is wrong with the files of an answer, in words. */
function useFileRules({ replyability, network }: Conversation, attachments: readonly KeptAttachment[], coming: number) {
  const { t } = useTranslation('composer');
  const most = replyability.attachments?.most ?? 0;
  const tooMany = attachments.length + coming > most;
  const where = networkName(network);
  const why = [
    tooMany ? t(most === 0 ? 'files.none' : 'files.most', { count: most, network: where }) : undefined,
    coming > 0 ? t('files.busy') : undefined,
    attachments.some(({ image, alt }) => image && alt.trim() === '') ? t('files.missingAlt') : undefined,
  ].filter((words) => words !== undefined);
  return { why, blocks: why.length > 0 };
}
