import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';

interface Section {
  heading: string;
  text: string;
}

const MOST = 25;

/** The parts of an article, each with a heading and a text. */
export function SectionFields({
  sections,
  onChange,
}: {
  sections: Section[];
  onChange: (sections: Section[]) => void;
}) {
  const { t } = useTranslation('knowledge');
  const put = (at: number, piece: Partial<Section>) =>
    onChange(sections.map((one, n) => (n === at ? { ...one, ...piece } : one)));
  return (
    <>
      {sections.map((section, at) => (
        <fieldset key={at} className="kn-section">
          <legend>{t('editor.section', { number: at + 1 })}</legend>
          <label className="field">
            <span>{t('editor.heading')}</span>
            <input
              value={section.heading}
              maxLength={160}
              onChange={({ target }) => put(at, { heading: target.value })}
            />
          </label>
          <label className="field">
            <span>{t('editor.text')}</span>
            <textarea
              value={section.text}
              maxLength={10_000}
              rows={6}
              onChange={({ target }) => put(at, { text: target.value })}
              data-testid="article-text"
            />
          </label>
          {sections.length > 1 ? (
            <button type="button" className="lnk" onClick={() => onChange(sections.filter((_, n) => n !== at))}>
              <Icon name="kruis" />
              {t('editor.removeSection', { number: at + 1 })}
            </button>
          ) : null}
        </fieldset>
      ))}
      {sections.length < MOST ? (
        <p>
          <ActionButton size="small" onClick={() => onChange([...sections, { heading: '', text: '' }])}>
            <Icon name="plus" />
            <span>{t('editor.addSection')}</span>
          </ActionButton>
        </p>
      ) : null}
    </>
  );
}
