import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/use-answer';
import { EDITOR_COLLEAGUES } from './editor.queries';
import { isOverdue, type DetailField, type EditorText } from './editor-text';

interface Props {
  text: EditorText;
  tenantId: string;
  /** There is something to read in it from the start. */
  open?: boolean;
  onChange: (text: EditorText) => void;
}

const LANGUAGES = ['nl', 'fy', 'en', 'de', 'fr', 'pl', 'tr', 'ar', 'uk'] as const;
const SCOPES = ['TENANT', 'TEAM', 'PERSONAL'] as const;

/** For whom a template is, what it rests on, who looks after it and when. */
export function DetailFields({ text, tenantId, open, onChange }: Props) {
  const { t } = useTranslation('editor');
  const { data } = useAnswer(tenantId, EDITOR_COLLEAGUES, {});
  const { details } = text;
  const set = (field: DetailField, value: string) => onChange({ ...text, details: { ...details, [field]: value } });
  const colleagues = data?.colleagues ?? [];
  const line = (field: 'audience' | 'source', most: number) => (
    <label className="field">
      <span>{t(`field.${field}`)}</span>
      <input value={details[field]} maxLength={most} onChange={({ target }) => set(field, target.value)} />
    </label>
  );
  return (
    <details className="ed-details" open={open}>
      <summary>{t('details')}</summary>
      <div className="form">
        <label className="field">
          <span>{t('field.short')}</span>
          <textarea
            className="short"
            value={details.short}
            maxLength={2_000}
            onChange={({ target }) => set('short', target.value)}
          />
          <span className="help">{t('shortHelp')}</span>
        </label>
        <div className="ed-pair">
          {line('audience', 80)}
          <label className="field">
            <span>{t('field.language')}</span>
            <select value={details.language || 'nl'} onChange={({ target }) => set('language', target.value)}>
              {LANGUAGES.map((language) => (
                <option key={language} value={language}>
                  {t(`language.${language}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        {line('source', 300)}
        <div className="ed-pair">
          <label className="field">
            <span>{t('field.ownerId')}</span>
            <select value={details.ownerId} onChange={({ target }) => set('ownerId', target.value)}>
              <option value="">{t('nobody')}</option>
              {colleagues.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.displayName}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('field.reviewOn')}</span>
            <input type="date" value={details.reviewOn} onChange={({ target }) => set('reviewOn', target.value)} />
            {isOverdue(details.reviewOn) ? <span className="needs">{t('overdue')}</span> : null}
          </label>
        </div>
        <label className="choice">
          <input
            type="checkbox"
            checked={details.sensitivity !== ''}
            onChange={({ target }) => set('sensitivity', target.checked ? 'SENSITIVE' : '')}
          />
          <span>{t('sensitive')}</span>
        </label>
        <fieldset className="field">
          <legend>{t('scope.label')}</legend>
          {SCOPES.map((scope) => (
            <label className="choice" key={scope}>
              <input
                type="radio"
                name="scope"
                checked={text.scope === scope}
                onChange={() => onChange({ ...text, scope, teamIds: scope === 'TEAM' ? text.teamIds : [] })}
              />
              <span>{t(`scope.${scope}`)}</span>
            </label>
          ))}
        </fieldset>
        {text.scope === 'TEAM' ? (
          <fieldset className="field ed-team">
            <legend>{t('scope.who')}</legend>
            {colleagues
              .filter(({ me }) => !me)
              .map(({ id, displayName }) => (
                <label className="choice" key={id}>
                  <input
                    type="checkbox"
                    checked={text.teamIds.includes(id)}
                    onChange={({ target }) =>
                      onChange({
                        ...text,
                        teamIds: target.checked ? [...text.teamIds, id] : text.teamIds.filter((one) => one !== id),
                      })
                    }
                  />
                  <span>{displayName}</span>
                </label>
              ))}
          </fieldset>
        ) : null}
      </div>
    </details>
  );
}
