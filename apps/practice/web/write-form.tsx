import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { MAX_CHARACTERS, measureText } from '../src/network/text.js';
import { Icon } from './icon.js';
import { useText } from './texts.js';

export type Audience = 'public' | 'direct';

interface Props {
  label: string;
  submitLabel: string;
  failure: string;
  hooks: { text: string; submit: string };
  initialText?: string;
  placeholder?: string;
  chooseAudience?: boolean;
  /** For a field that the person has just asked for. */
  takesFocus?: boolean;
  onCancel?: () => void;
  /** Rejects when the text was not accepted; it then stays in the field. */
  onSubmit: (text: string, audience: Audience) => Promise<void>;
}

/** A text field with the network's own count, used for a post, a reply and an edit. */
export function WriteForm(props: Props) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(props.initialText ?? '');
  const [audience, setAudience] = useState<Audience>('public');
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  useEffect(() => {
    if (props.takesFocus) field.current?.focus();
  }, [props.takesFocus]);
  const left = MAX_CHARACTERS - measureText(text);
  const ready = text.trim() !== '' && left >= 0 && state !== 'busy';

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!ready) return;
    setState('busy');
    try {
      await props.onSubmit(text, audience);
      setText('');
      setState('idle');
      field.current?.focus();
    } catch {
      setState('failed');
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
    if (event.key === 'Escape') props.onCancel?.();
  }

  const ratio = Math.min(1, Math.max(0, 1 - left / MAX_CHARACTERS));
  return (
    <form className="write" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        ref={field}
        data-testid={props.hooks.text}
        value={text}
        rows={3}
        placeholder={props.placeholder}
        aria-describedby={`${id}-count`}
        aria-invalid={left < 0}
        onFocus={({ currentTarget }) => {
          currentTarget.setSelectionRange(currentTarget.value.length, currentTarget.value.length);
        }}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {state === 'failed' && (
        <p className="notice is-bad" role="alert">
          {props.failure}
        </p>
      )}
      <div className="write-foot">
        {props.chooseAudience && (
          <label className="audience">
            <span className="sr">{t('post.audience')}</span>
            <select value={audience} onChange={(event) => setAudience(event.target.value as Audience)}>
              <option value="public">{t('post.public')}</option>
              <option value="direct">{t('post.direct')}</option>
            </select>
          </label>
        )}
        <span id={`${id}-count`} className={left < 0 ? 'count is-bad' : 'count'}>
          <svg className="ring" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" />
            <circle className="value" cx="8" cy="8" r="6" pathLength="1" strokeDasharray={`${ratio} 1`} />
          </svg>
          {left < 0 ? t('post.over', { count: -left }) : t('post.left', { count: left })}
        </span>
        <span className="spring" />
        {props.onCancel && (
          <button type="button" className="button" onClick={props.onCancel}>
            {t('cancel')}
          </button>
        )}
        <button type="submit" className="button is-primary" data-testid={props.hooks.submit} aria-disabled={!ready}>
          <Icon name="send" />
          {props.submitLabel}
        </button>
      </div>
    </form>
  );
}
