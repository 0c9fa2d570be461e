import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  value: string;
  /** The tenant's own list; a tenant without one types. */
  names: readonly string[];
  onChange: (name: string) => void;
}

/** A name of the tenant's list. What the conversation has already can stay, also when the list has it no more. */
export function NameField({ label, value, names, onChange }: Props) {
  const { t } = useTranslation(['work', 'workdialog']);
  const choices = value && !names.includes(value) ? [value, ...names] : names;
  return (
    <label className="field">
      <span>{label}</span>
      {names.length === 0 ? (
        <input value={value} maxLength={100} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <select value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('none')}</option>
          {choices.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
    </label>
  );
}
