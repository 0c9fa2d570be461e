import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { BLOCK_FIELDS, type EditorText } from './editor-text';

export interface Cursor {
  field: (typeof BLOCK_FIELDS)[number];
  at: number;
}

interface Props {
  text: EditorText;
  cursor: RefObject<Cursor>;
  onChange: (text: EditorText) => void;
}

const BLOCKS = ['GREETING', 'BODY', 'CLOSING'] as const;

/** Title, subject, and the blocks that the answer is made of. */
export function BlockFields({ text, cursor, onChange }: Props) {
  const { t } = useTranslation('library');
  return (
    <>
      <label className="field">
        <span>{t('field.title')}</span>
        <input
          required
          maxLength={120}
          value={text.title}
          onChange={(event) => onChange({ ...text, title: event.target.value })}
        />
      </label>
      <div className="ed-pair">
        <label className="field">
          <span>{t('field.topic')}</span>
          <input value={text.topic} onChange={(event) => onChange({ ...text, topic: event.target.value })} />
        </label>
        <label className="field">
          <span>{t('field.block')}</span>
          <select
            value={text.block}
            data-testid="template-block"
            onChange={({ target }) =>
              onChange({ ...text, block: BLOCKS.find((one) => one === target.value) ?? 'BODY' })
            }
          >
            {BLOCKS.map((block) => (
              <option key={block} value={block}>
                {t(`block.${block}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {BLOCK_FIELDS.filter((field) => field === 'body' || text.block === 'BODY').map((field) => (
        <label className="field" key={field}>
          <span>{t(`field.${field}`)}</span>
          <textarea
            required={field === 'body'}
            className={field === 'body' ? undefined : 'short'}
            value={text[field]}
            onSelect={({ currentTarget }) => (cursor.current = { field, at: currentTarget.selectionEnd })}
            onChange={(event) => onChange({ ...text, [field]: event.target.value })}
          />
        </label>
      ))}
    </>
  );
}
