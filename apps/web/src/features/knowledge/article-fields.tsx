import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import type { ArticleKind } from '../../gql/graphql';
import { Icon } from '../../ui/icon';
import type { ArticleDraft } from './article-draft';
import { KNOWLEDGE_OWNERS, RELATED_ANSWERS } from './knowledge.queries';

interface Props {
  draft: ArticleDraft;
  tenantId: string;
  mayLead: boolean;
  onChange: (piece: Partial<ArticleDraft>) => void;
}

const KINDS: readonly ArticleKind[] = ['ARTICLE', 'INSTRUCTION', 'PLAN', 'NEWS'];
const ROLES = ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson', 'tenant_admin'] as const;

/** For whom it is, from when until when, who keeps it true, and what goes with it. */
export function ArticleFields({ draft, tenantId, mayLead, onChange }: Props) {
  const { t } = useTranslation('knowledge');
  const { data: people } = useAnswer(tenantId, KNOWLEDGE_OWNERS, {});
  const { data: library } = useAnswer(tenantId, RELATED_ANSWERS, {});
  const answers = library?.answers ?? [];
  const day = (field: 'validFrom' | 'validUntil' | 'reviewOn') => (
    <label className="field">
      <span>{t(`editor.${field}`)}</span>
      <input type="date" value={draft[field]} onChange={({ target }) => onChange({ [field]: target.value })} />
    </label>
  );
  return (
    <>
      <div className="kn-grid">
        <label className="field">
          <span>{t('editor.kind')}</span>
          <select
            value={draft.kind}
            onChange={({ target }) => onChange({ kind: target.value as ArticleKind })}
            data-testid="article-kind"
          >
            {KINDS.filter((kind) => mayLead || kind === 'ARTICLE').map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('editor.topic')}</span>
          <input value={draft.topic} maxLength={80} onChange={({ target }) => onChange({ topic: target.value })} />
        </label>
        <label className="field">
          <span>{t('editor.owner')}</span>
          <select value={draft.ownerId} onChange={({ target }) => onChange({ ownerId: target.value })}>
            {draft.ownerId ? null : <option value="" />}
            {people?.colleagues.map(({ id, displayName }) => (
              <option key={id} value={id}>
                {displayName}
              </option>
            ))}
          </select>
        </label>
        {day('validFrom')}
        {day('validUntil')}
        {day('reviewOn')}
      </div>
      <fieldset className="kn-checks">
        <legend>{t('editor.roles')}</legend>
        {ROLES.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={draft.roles.includes(role)}
              onChange={({ target }) =>
                onChange({
                  roles: target.checked ? [...draft.roles, role] : draft.roles.filter((one) => one !== role),
                })
              }
            />
            {t(`role.${role}`)}
          </label>
        ))}
      </fieldset>
      {draft.kind === 'ARTICLE' ? null : (
        <div className="kn-checks">
          <label>
            <input
              type="checkbox"
              checked={draft.importance === 'IMPORTANT'}
              onChange={({ target }) => onChange({ importance: target.checked ? 'IMPORTANT' : 'NORMAL' })}
            />
            {t('editor.important')}
          </label>
          <label>
            <input
              type="checkbox"
              checked={draft.mustConfirm}
              onChange={({ target }) => onChange({ mustConfirm: target.checked })}
              data-testid="must-confirm"
            />
            {t('editor.mustConfirm')}
          </label>
        </div>
      )}
      <label className="field">
        <span>{t('editor.related')}</span>
        <select
          value=""
          onChange={({ target }) => onChange({ related: [...new Set([...draft.related, target.value])].slice(0, 10) })}
        >
          <option value="">{t('editor.addRelated')}</option>
          {answers.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {draft.related.length > 0 ? (
        <ul className="kn-files">
          {draft.related.map((id) => {
            const title = answers.find((one) => one.id === id)?.title ?? '…';
            return (
              <li key={id}>
                {title}
                <button
                  type="button"
                  className="btn btn-i"
                  title={t('editor.removeRelated', { title })}
                  onClick={() => onChange({ related: draft.related.filter((one) => one !== id) })}
                >
                  <Icon name="kruis" />
                  <span className="sr">{t('editor.removeRelated', { title })}</span>
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </>
  );
}
