import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Leaf } from './block-leaf';
import { PlaceInput } from './place-input';

interface Props {
  leaf: Leaf;
  invalid: boolean;
  onChange: (value: string) => void;
}

const CHOICES: Partial<Record<Leaf['kind'], readonly string[]>> = {
  is: ['question', 'reply', 'link', 'media'],
  lang: ['nl', 'fy', 'en', 'de', 'fr', 'pl', 'tr', 'ar', 'uk'],
  source: ['mastodon', 'bluesky', 'x', 'facebook', 'instagram'],
};

/** The field that fits a kind of block: a choice, a day, a place or words. */
export function LeafValue({ leaf, invalid, onChange }: Props) {
  const { t } = useTranslation('builder');
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const choices = CHOICES[leaf.kind];
  const first = useRef(true);
  useEffect(() => {
    // Who changes the kind with the arrow keys stays in that list.
    if (first.current) field.current?.focus();
    first.current = false;
  }, []);
  const shared = {
    ref: field,
    'aria-invalid': invalid || undefined,
    'aria-describedby': 'block-problem',
    'data-testid': 'block-value',
  };
  if (leaf.kind === 'place') return <PlaceInput {...shared} value={leaf.value} onChange={onChange} />;
  return (
    <label className="field grow">
      <span>{t(`value.${leaf.kind}`)}</span>
      {choices ? (
        <select {...shared} value={leaf.value} onChange={(event) => onChange(event.target.value)}>
          {(choices.includes(leaf.value) || leaf.value === '' ? choices : [leaf.value, ...choices]).map((one) => (
            <option key={one} value={one}>
              {t(`${leaf.kind}.${one}`, { defaultValue: one })}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type={leaf.kind === 'since' || leaf.kind === 'until' ? 'date' : 'text'}
          value={leaf.value}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </label>
  );
}
