import { useImperativeHandle, useRef, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskFailed } from '../../app/ask';
import type { Membership } from '../../app/session';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { networkName, NetworkMark } from '../../ui/network';
import { tenantClass, TenantName } from '../../ui/tenant';
import type { AnswersQuery } from '../../gql/graphql';
import { Checks } from './checks';
import type { Conversation } from './conversation-store';
import type { KeptDraft } from './draft-keeper';
import { Ring } from './due-clock';
import { blocksSending, markUp, type Checked } from './hints';

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
  onWrite: (draft: KeptDraft) => void;
  checked: Checked;
  answers: AnswersQuery['answers'];
  onAnswer: (answerId: string) => void;
  onAllAnswers: () => void;
  onSend: () => void;
  onNote: () => void;
  busy: boolean;
  failed: AskFailed | undefined;
  maySend: boolean;
}

export function Composer(props: Props) {
  const { ref, conversation, membership, mode, setMode, draft, onWrite, checked, answers, busy } = props;
  const { t } = useTranslation('desk');
  const box = useRef<HTMLTextAreaElement>(null);
  const { tenant, initials } = membership;
  const { replyability } = conversation;
  const reply = mode === 'reply';
  const text = reply ? draft.text : draft.note;
  const blocked = reply ? blocksSending(checked) || !replyability.allowed || !props.maySend : text.trim() === '';
  useImperativeHandle(ref, () => ({
    focus: () => box.current?.focus(),
    insert: (piece, more) => {
      const at = box.current && document.activeElement === box.current ? box.current.selectionStart : draft.text.length;
      const before = draft.text.slice(0, at);
      const joint = before === '' || /\s$/.test(before) ? '' : ' ';
      onWrite({ ...draft, ...more, text: `${before}${joint}${piece}${draft.text.slice(at)}` });
      requestAnimationFrame(() => {
        const end = at + joint.length + piece.length;
        box.current?.focus();
        box.current?.setSelectionRange(end, end);
      });
    },
  }));
  const submit = () => {
    if (blocked || busy) return;
    if (reply) props.onSend();
    else props.onNote();
  };
  const typed = (value: string) => onWrite(reply ? { ...draft, text: value } : { ...draft, note: value });
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape') box.current?.blur();
  };
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
      <div className="as">
        <span className="as-t">
          <span className="hide-s">{t(reply ? 'composer.as' : 'composer.noteFor')}</span>
          <span className="only-s">{t('composer.asShort')}</span>
        </span>{' '}
        <TenantName tenant={tenant} />
        {reply ? (
          <span className="as-c hide-s">
            {t('composer.on')} <NetworkMark network={conversation.network} />
            <span aria-hidden="true">{networkName(conversation.network)}</span>
          </span>
        ) : null}
        <span className="as-m">
          <button type="button" aria-pressed={reply} onClick={() => setMode('reply')}>
            {t('composer.tabReply')} <kbd>r</kbd>
          </button>
          <button type="button" aria-pressed={!reply} onClick={() => setMode('note')}>
            {t('composer.tabNote')} <kbd>n</kbd>
          </button>
        </span>
      </div>
      {reply ? (
        <div className="tpls" role="group" aria-label={t('composer.templates')}>
          {answers.slice(0, 3).map((answer) => {
            const on = draft.answerId === answer.id;
            return (
              <button
                key={answer.id}
                className={on ? 'tpl is-on' : 'tpl'}
                type="button"
                aria-pressed={on}
                onClick={() => props.onAnswer(answer.id)}
              >
                {on ? <Icon name="check" /> : null}
                <span>{answer.title}</span>
              </button>
            );
          })}
          <button className="tpl is-more" type="button" title={t('composer.allTitle')} onClick={props.onAllAnswers}>
            {t('composer.all')} <kbd>t</kbd>
          </button>
        </div>
      ) : null}
      <div className="box">
        <div className="box-m" aria-hidden="true">
          {(reply ? markUp(text, draft.filled, checked.promises) : [{ text }]).map((piece, index) =>
            'mark' in piece && piece.mark ? (
              <mark key={index} className={`m-${piece.mark}`}>
                {piece.text}
              </mark>
            ) : (
              piece.text
            ),
          )}
          {'\n'}
        </div>
        <textarea
          ref={box}
          value={text}
          rows={1}
          spellCheck
          lang="nl"
          aria-label={t(reply ? 'composer.text' : 'composer.noteText')}
          aria-describedby={reply ? 'composer-checks' : undefined}
          placeholder={t(reply ? 'composer.placeholder' : 'composer.notePlaceholder')}
          onChange={(event) => typed(event.target.value)}
          onKeyDown={keyed}
        />
      </div>
      {reply ? (
        <Checks
          checked={checked}
          replyability={replyability}
          network={networkName(conversation.network)}
          maySend={props.maySend}
          onReplace={(from, to) => typed(text.replace(new RegExp(from, 'iu'), to))}
        />
      ) : null}
      <FailureLine failed={props.failed} />
      <div className="send">
        {reply ? (
          <>
            <span className="cotag is-lock" title={t('composer.cotag')}>
              <Icon name="slot" />^{initials}
            </span>
            <span className={checked.tooLong ? 'len is-bad' : 'len'}>
              <Ring share={Math.min(1, checked.length / Math.max(1, checked.limit))} />
              <span>
                {t('composer.length', { length: checked.length, limit: checked.limit })}
                <span className="hide-s"> {t('composer.unit')}</span>
              </span>
            </span>
          </>
        ) : (
          <span className="len">{t('composer.noteOnly', { tenant: tenant.name })}</span>
        )}
        <ActionButton kind="tenant" type="submit" disabled={blocked || busy} title="Ctrl Enter" data-testid="send">
          <Icon name={reply ? 'stuur' : 'slot'} />
          <span>{t(reply ? 'composer.send' : 'composer.keepNote', { tenant: tenant.name })}</span>
        </ActionButton>
      </div>
    </form>
  );
}
