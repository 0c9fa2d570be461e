import { readValue, showValue, VALUE_FORMATS, VALUE_KINDS, type ValueKind } from '@samenspraak/language/template';
import { useTranslation } from 'react-i18next';
import { addWords } from '../../i18n/index';
import nl from './variables.nl.json';

addWords('variables', nl, () => import('./variables.en.json'));

/** Of which kind a field is and how it is shown. */
export interface ShownAs {
  readonly kind: ValueKind;
  readonly format: string | null;
  readonly unit: string | null;
}

export const AS_TEXT: ShownAs = { kind: 'TEXT', format: null, unit: null };

interface Props {
  shown: ShownAs;
  onChange: (shown: ShownAs) => void;
  /** What the field holds now, with its kind; without one an example is shown. */
  now?: { readonly kind: ValueKind; readonly value: string } | undefined;
}

const EXAMPLE: Readonly<Record<ValueKind, string>> = {
  TEXT: '',
  LINK: 'https://www.voorbeeld.nl/',
  PHONE: '(075) 651 21 00',
  DATE: '2027-01-31',
  NUMBER: '1250.5',
};

/** The choice of a kind, of its form by example, and what a citizen will read. */
export function KindFields({ shown, onChange, now }: Props) {
  const { t } = useTranslation('variables');
  const { kind, format, unit } = shown;
  const held = now === undefined ? undefined : fitting(now, kind);
  const example = held ?? EXAMPLE[kind];
  const formats: readonly string[] = VALUE_FORMATS[kind];
  const read = showValue(kind, format, example, unit);
  return (
    <>
      <label className="field">
        <span>{t('kind')}</span>
        <select
          value={kind}
          onChange={({ target }) => {
            const next = VALUE_KINDS.find((one) => one === target.value) ?? 'TEXT';
            onChange({ kind: next, format: VALUE_FORMATS[next][0] ?? null, unit: next === 'NUMBER' ? unit : null });
          }}
        >
          {VALUE_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`kinds.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {formats.length > 0 ? (
        <label className="field">
          <span>{t('format')}</span>
          <select
            value={format ?? formats[0]}
            onChange={({ target }) => onChange({ ...shown, format: target.value })}
            data-testid="variable-format"
          >
            {formats.map((one) => (
              <option key={one} value={one}>
                {showValue(kind, one, example)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {kind === 'NUMBER' ? (
        <label className="field">
          <span>{t('unit')}</span>
          <input
            value={unit ?? ''}
            maxLength={20}
            onChange={({ target }) => onChange({ ...shown, unit: target.value || null })}
          />
          <span className="help">{t('unitHelp')}</span>
        </label>
      ) : null}
      {now !== undefined && held === undefined ? (
        <p className="ck is-bad" role="status">
          {t('broken')}
        </p>
      ) : read !== '' ? (
        <p className="meta-line" role="status" data-testid="variable-preview">
          {t('preview')} <b>{read}</b>
        </p>
      ) : null}
    </>
  );
}

/** A kept value as one of another kind; undefined where it is none. */
function fitting(now: { readonly kind: ValueKind; readonly value: string }, kind: ValueKind): string | undefined {
  return now.kind === kind ? now.value : readValue(kind, showValue(now.kind, null, now.value));
}
