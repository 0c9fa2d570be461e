import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { go } from '../../app/router';
import type { SharedArticleQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { articleFieldWord } from './article-field-words';
import { CHOOSE_ARTICLE } from './sharing.queries';

interface Props {
  article: SharedArticleQuery['sharedArticle'];
  tenantId: string;
  /** Work instructions and plans of one's own are of who leads. */
  mayFork: boolean;
  onChanged: () => void;
}

const CHOICES = ['FOLLOW', 'OVERRIDE', 'FORK', 'DECLINED'] as const;
type Choice = (typeof CHOICES)[number];
const MOST_PARTS = 25;

/** The four things that a council can do with a neighbour's article, in plain words. */
export function ArticleChoice({ article, tenantId, mayFork, onChanged }: Props) {
  const { t } = useTranslation('knowledge');
  const id = useId();
  const { adoption, revision, publisher } = article;
  const [choice, setChoice] = useState<Choice>(adoption === 'NONE' ? 'FOLLOW' : adoption);
  const [review, setReview] = useState(article.review);
  const [reason, setReason] = useState('');
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const [state, setState] = useState<{ failed?: unknown; busy?: boolean; saved?: boolean }>({});
  const before = new Map(article.fields.map(({ name, value }) => [name, value]));
  const changed = Object.entries(own).filter(([name, value]) => value !== (before.get(name) ?? ''));
  const same =
    choice === adoption &&
    (choice === 'FOLLOW' ? review === article.review : choice !== 'OVERRIDE' || changed.length === 0);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (state.busy) return;
    setState({ busy: true });
    const input = {
      ...{ sharedArticleId: article.id, expectedTenantId: tenantId, choice, revision },
      review: choice === 'FOLLOW' ? review : null,
      reason: choice === 'DECLINED' ? reason.trim() : null,
      fields: choice === 'OVERRIDE' ? changed.map(([name, value]) => ({ name, value })) : null,
    };
    command(tenantId, CHOOSE_ARTICLE, { input }).then(
      ({ chooseSharedArticle: { forkId } }) => {
        setState({ saved: true });
        onChanged();
        if (forkId) go(`/kennis/${encodeURIComponent(forkId)}`);
      },
      (failed: unknown) => setState({ failed }),
    );
  };
  return (
    <form className="card pad form" onSubmit={save} aria-labelledby={`${id}-h`} data-testid="article-choice">
      <h3 id={`${id}-h`}>{t('sharing:choice.title')}</h3>
      <fieldset className="four">
        <legend className="sr">{t('sharing:choice.title')}</legend>
        {CHOICES.filter((one) => one !== 'FORK' || mayFork || adoption === 'FORK').map((one) => (
          <label className="four-1" key={one}>
            <input
              type="radio"
              name={`${id}-choice`}
              value={one}
              checked={choice === one}
              onChange={() => setChoice(one)}
            />
            <b>{t(`sharing:choice.${one}`)}</b>
            <span className="help">
              {one === 'FORK' ? t('neighbours.forkText', { publisher }) : t(`sharing:choice.${one}Text`, { publisher })}
            </span>
          </label>
        ))}
      </fieldset>
      {choice === 'FOLLOW' ? (
        <label className="choice">
          <input type="checkbox" checked={review} onChange={({ target }) => setReview(target.checked)} />
          <span>{t('sharing:choice.review')}</span>
        </label>
      ) : null}
      {choice === 'OVERRIDE' ? (
        <OwnWords
          names={[...new Set([...before.keys(), ...Object.keys(own)])]}
          valueOf={(name) => own[name] ?? before.get(name) ?? ''}
          publisher={publisher}
          onChange={(fields) => setOwn({ ...own, ...fields })}
        />
      ) : null}
      {choice === 'DECLINED' ? (
        <label className="field">
          <span>{t('sharing:choice.reason')}</span>
          <input required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      ) : null}
      <FailureLine failed={state.failed} />
      <p className="row end">
        {state.saved ? (
          <span className="ok-line" role="status">
            {t('sharing:choice.saved')}
          </span>
        ) : null}
        <ActionButton kind="primary" type="submit" disabled={state.busy || same} data-testid="save-article-choice">
          {t('sharing:choice.save')}
        </ActionButton>
      </p>
    </form>
  );
}

interface WordsProps {
  names: readonly string[];
  valueOf: (name: string) => string;
  publisher: string;
  onChange: (fields: Readonly<Record<string, string>>) => void;
}

/** The text part by part; a part of one's own comes behind it. */
function OwnWords({ names, valueOf, publisher, onChange }: WordsProps) {
  const { t } = useTranslation('knowledge');
  const places = names.flatMap((name) => /^section\.(\d+)\./.exec(name)?.[1] ?? []).map(Number);
  const last = Math.max(0, ...places);
  const parts = Array.from({ length: last }, (_, at) => at + 1);
  return (
    <>
      <p className="help">{t('sharing:choice.ownWords', { publisher })}</p>
      <label className="field">
        <span>{t('editor.title')}</span>
        <input
          required
          maxLength={120}
          value={valueOf('title')}
          onChange={({ target }) => onChange({ title: target.value })}
        />
      </label>
      {parts.map((at) => {
        const [heading, text] = [`section.${at}.heading`, `section.${at}.text`];
        return (
          <fieldset key={at} className="kn-section">
            <legend>{t('editor.section', { number: at })}</legend>
            <label className="field">
              <span>{articleFieldWord(heading, t)}</span>
              <input
                maxLength={160}
                value={valueOf(heading)}
                onChange={({ target }) => onChange({ [heading]: target.value })}
              />
            </label>
            <label className="field">
              <span>{articleFieldWord(text, t)}</span>
              <textarea
                rows={5}
                maxLength={10_000}
                value={valueOf(text)}
                onChange={({ target }) => onChange({ [text]: target.value })}
                data-testid={`own-text-${at}`}
              />
            </label>
          </fieldset>
        );
      })}
      {last < MOST_PARTS ? (
        <p>
          <ActionButton
            size="small"
            onClick={() => onChange({ [`section.${last + 1}.heading`]: '', [`section.${last + 1}.text`]: '' })}
          >
            <Icon name="plus" />
            <span>{t('editor.addSection')}</span>
          </ActionButton>
        </p>
      ) : null}
    </>
  );
}
