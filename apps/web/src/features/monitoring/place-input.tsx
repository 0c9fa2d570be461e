import { useEffect, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf, loadPlaces, type PlaceChoice } from './place-names';

interface Props {
  ref: Ref<HTMLInputElement>;
  value: string;
  onChange: (code: string) => void;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string;
  'data-testid': string;
}

/** A place by its name; what is kept is its code. */
export function PlaceInput({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation('builder');
  const [places, setPlaces] = useState<readonly PlaceChoice[]>([]);
  const [written, setWritten] = useState(value);
  useEffect(() => {
    void loadPlaces().then((all) => {
      setPlaces(all);
      setWritten((now) => all.find((one) => one.code === now)?.label ?? now);
    });
  }, []);
  const take = (text: string) => {
    setWritten(text);
    onChange(codeOf(text, places));
  };
  const wanted = written.trim().toLowerCase();
  const shown = places.filter((one) => one.label.toLowerCase().startsWith(wanted)).slice(0, 40);
  return (
    <label className="field grow">
      <span>{t('value.place')}</span>
      <input
        {...rest}
        list="place-names"
        value={written}
        autoComplete="off"
        onChange={(event) => take(event.target.value)}
      />
      <datalist id="place-names">
        {shown.map((one) => (
          <option key={`${one.code} ${one.label}`} value={one.label} />
        ))}
      </datalist>
    </label>
  );
}
