import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, AskFailed, command } from '../../app/ask';
import type { ArticleQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { draftOf, plainText, toInput, type ArticleDraft, type ArticleStart } from './article-draft';
import { ArticleFields } from './article-fields';
import { FileFields } from './file-fields';
import { ARCHIVE_ARTICLE, ARTICLE, SAVE_ARTICLE } from './knowledge.queries';
import { SectionFields } from './section-fields';
import { useAddedFiles } from './use-added-files';

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
  const files = useAddedFiles(tenantId);
  const [theirs, setTheirs] = useState<Stored>();
  /** What this person wrote, when they took a colleague's text instead. */
  const [mine, setMine] = useState<string>();
  const [state, setState] = useState<{ busy?: boolean; waits?: boolean; failed?: unknown; sure?: boolean }>({});
  const version = useRef(article?.version ?? null);
  // What is typed while a file is on its way goes with it.
  const latest = useRef(draft);
  const saving = useRef(false);
  const write = (next: ArticleDraft) => setDraft((latest.current = next));
  const put = (piece: Partial<ArticleDraft>) => write({ ...latest.current, ...piece });

  const save = async () => {
    if (saving.current) return;
    saving.current = true;
    setState({ busy: true, waits: files.onTheirWay() });
    try {
      const complete = await files.settle();
      if (files.left()) return;
      if (!complete) return setState({});
      const { added, removed } = files.latest.current;
      const input = {
        ...toInput(latest.current, tenantId, article?.id ?? null, version.current),
        addFileIds: added.map(({ id }) => id),
        removeFileIds: [...removed],
      };
      onSaved((await command(tenantId, SAVE_ARTICLE, { input })).saveArticle.id);
    } catch (failed) {
      setState({ failed });
      if (!(failed instanceof AskFailed) || failed.code !== 'KNOWLEDGE_ARTICLE_CHANGED' || !article) return;
      const now = await ask(tenantId, ARTICLE, { articleId: article.id }).catch(() => undefined);
      setTheirs(now?.article);
    } finally {
      saving.current = false;
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
              onClick={() => {
                version.current = theirs.version;
                void save();
              }}
              data-testid="keep-mine"
            >
              {t('editor.keepMine')}
            </ActionButton>
            <ActionButton
              data-testid="take-theirs"
              onClick={() => {
                version.current = theirs.version;
                setMine(plainText(latest.current));
                write(draftOf(theirs));
                setTheirs(undefined);
                setState({});
              }}
            >
              {t('editor.takeTheirs')}
            </ActionButton>
          </p>
        </section>
      ) : null}
      {mine === undefined ? null : (
        <details className="kn-mine" data-testid="mine" open>
          <summary>{t('editor.mine')}</summary>
          <p className="kn-text">{mine}</p>
        </details>
      )}
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
        stored={article?.files.filter(({ fileId }) => !files.removed.includes(fileId)) ?? []}
        added={files.added}
        share={files.share}
        failed={files.failed}
        onAdd={files.add}
        onRemove={(fileId) => files.remove(fileId, article?.files.some((one) => one.fileId === fileId) ?? false)}
      />
      <p role="status" className="meta-line" data-testid="waits-for-file">
        {state.busy && state.waits ? t('editor.waitsForFile') : null}
      </p>
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
