import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, AskFailed, command } from '../../app/ask';
import type { ArticleQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { draftOf, plainText, toInput, type ArticleDraft, type ArticleStart } from './article-draft';
import { ArticleFields } from './article-fields';
import { FileFields, type AddedFile } from './file-fields';
import { ARCHIVE_ARTICLE, ARTICLE, SAVE_ARTICLE } from './knowledge.queries';
import { SectionFields } from './section-fields';

type Stored = ArticleQuery['article'];

interface Props {
  article: Stored | undefined;
  start?: ArticleStart | undefined;
  tenantId: string;
  mayLead: boolean;
  onSaved: (id: string) => void;
  onCancel: () => void;
}

/** Writes an article; when a colleague saved meanwhile both texts stay, and the person chooses. */
export function ArticleEditor({ article, start, tenantId, mayLead, onSaved, onCancel }: Props) {
  const { t } = useTranslation('knowledge');
  const [draft, setDraft] = useState(() => draftOf(article, start));
  const [added, setAdded] = useState<readonly AddedFile[]>([]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [theirs, setTheirs] = useState<Stored>();
  const [state, setState] = useState<{ busy?: boolean; failed?: unknown; sure?: boolean }>({});
  const version = useRef(article?.version ?? null);
  const put = (piece: Partial<ArticleDraft>) => setDraft((old) => ({ ...old, ...piece }));

  const save = async (seen = version.current) => {
    setState({ busy: true });
    const input = {
      ...toInput(draft, tenantId, article?.id ?? null, seen),
      addFileIds: added.map(({ id }) => id),
      removeFileIds: [...removed],
    };
    try {
      onSaved((await command(tenantId, SAVE_ARTICLE, { input })).saveArticle.id);
    } catch (failed) {
      setState({ failed });
      if (!(failed instanceof AskFailed) || failed.code !== 'KNOWLEDGE_ARTICLE_CHANGED' || !article) return;
      const now = await ask(tenantId, ARTICLE, { articleId: article.id }).catch(() => undefined);
      setTheirs(now?.article);
    }
  };
  const archive = () =>
    command(tenantId, ARCHIVE_ARTICLE, { articleId: article!.id, expectedTenantId: tenantId }).then(
      () => onSaved(''),
      (failed: unknown) => setState({ failed }),
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form className="card pad form kn-editor" onSubmit={submit} aria-labelledby="h-editor" data-testid="article-editor">
      <h2 id="h-editor">{t(article ? 'editor.edit' : 'editor.new')}</h2>
      {theirs ? (
        <section className="kn-conflict" role="alert" data-testid="conflict">
          <h3>{t('editor.conflictTitle', { by: theirs.changedBy })}</h3>
          <p>{t('editor.conflictText')}</p>
          <p className="kn-text">{plainText(draftOf(theirs))}</p>
          <p className="row">
            <ActionButton
              kind="primary"
              onClick={() => void save((version.current = theirs.version))}
              data-testid="keep-mine"
            >
              {t('editor.keepMine')}
            </ActionButton>
            <ActionButton
              onClick={() => {
                version.current = theirs.version;
                setDraft(draftOf(theirs));
                setTheirs(undefined);
                setState({});
              }}
            >
              {t('editor.takeTheirs')}
            </ActionButton>
          </p>
        </section>
      ) : null}
      <label className="field">
        <span>{t('editor.title')}</span>
        <input
          value={draft.title}
          maxLength={120}
          required
          autoFocus
          onChange={({ target }) => put({ title: target.value })}
          data-testid="article-title"
        />
      </label>
      <SectionFields sections={draft.sections} onChange={(sections) => put({ sections })} />
      <ArticleFields draft={draft} tenantId={tenantId} mayLead={mayLead} onChange={put} />
      <FileFields
        tenantId={tenantId}
        stored={article?.files.filter(({ fileId }) => !removed.includes(fileId)) ?? []}
        added={added}
        onAdd={(file) => setAdded((old) => [...old, file])}
        onRemove={(fileId) => {
          setAdded((old) => old.filter(({ id }) => id !== fileId));
          if (article?.files.some((one) => one.fileId === fileId)) setRemoved((old) => [...old, fileId]);
        }}
      />
      {theirs ? null : <FailureLine failed={state.failed} />}
      <p className="row end">
        {article ? (
          state.sure ? (
            <>
              <span className="meta-line">{t('editor.archiveSure')}</span>
              <ActionButton onClick={() => void archive()}>{t('editor.archive')}</ActionButton>
            </>
          ) : (
            <ActionButton kind="text" onClick={() => setState({ sure: true })}>
              {t('editor.archive')}
            </ActionButton>
          )
        ) : null}
        <ActionButton onClick={onCancel}>{t('editor.cancel')}</ActionButton>
        <ActionButton type="submit" kind="primary" disabled={state.busy} data-testid="save-article">
          {t('editor.save')}
        </ActionButton>
      </p>
    </form>
  );
}
