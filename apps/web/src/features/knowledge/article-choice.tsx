import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { go } from '../../app/router';
import type { SharedArticleQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { ChoiceForm, type Decision } from '../../ui/sharing/choice-form';
import { articleFieldWord } from './article-field-words';
import { CHOOSE_ARTICLE } from './sharing.queries';

interface Props {
  article: SharedArticleQuery['sharedArticle'];
  tenantId: string;
  /** Work instructions and plans of one's own are of who leads. */
  mayFork: boolean;
  onChanged: () => void;
}

const MOST_PARTS = 25;

/** What a council does with a neighbour's article. */
export function ArticleChoice({ article, tenantId, mayFork, onChanged }: Props) {
  const { t } = useTranslation('knowledge');
  const { publisher } = article;
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const before = new Map(article.fields.map(({ name, value }) => [name, value]));
  const changed = Object.entries(own)
    .filter(([name, value]) => value !== (before.get(name) ?? ''))
    .map(([name, value]) => ({ name, value }));
  const save = async (decision: Decision) => {
    const input = { ...decision, sharedArticleId: article.id, expectedTenantId: tenantId };
    const { forkId } = (await command(tenantId, CHOOSE_ARTICLE, { input })).chooseSharedArticle;
    onChanged();
    if (forkId) go(`/kennis/${encodeURIComponent(forkId)}`);
  };
  return (
    <ChoiceForm
      text={article}
      {...{ publisher, mayFork, changed }}
      forkText={t('neighbours.forkText', { publisher })}
      onSave={save}
    >
      <OwnWords
        names={[...new Set([...before.keys(), ...Object.keys(own)])]}
        valueOf={(name) => own[name] ?? before.get(name) ?? ''}
        onChange={(fields) => setOwn({ ...own, ...fields })}
      />
    </ChoiceForm>
  );
}

interface WordsProps {
  names: readonly string[];
  valueOf: (name: string) => string;
  onChange: (fields: Readonly<Record<string, string>>) => void;
}

/** The text part by part; a part of one's own comes behind it. */
function OwnWords({ names, valueOf, onChange }: WordsProps) {
  const { t } = useTranslation('knowledge');
  const places = names.flatMap((name) => /^section\.(\d+)\./.exec(name)?.[1] ?? []).map(Number);
  const last = Math.max(0, ...places);
  const parts = Array.from({ length: last }, (_, at) => at + 1);
  return (
    <>
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
