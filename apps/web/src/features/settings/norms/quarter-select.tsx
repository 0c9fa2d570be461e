import { useTranslation } from 'react-i18next';

const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const QUARTERS = Array.from({ length: 97 }, (_, at) => at * 15);

interface Props {
  label: string;
  value: number;
  onChange: (minute: number) => void;
}

/** A time of a day, by the quarter. A list, because a time field may speak American. */
export function QuarterSelect({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const minutes = QUARTERS.includes(value) ? QUARTERS : [...QUARTERS, value].sort((a, b) => a - b);
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {minutes.map((minute) => (
        <option key={minute} value={minute}>
          {t('app:unit.clock', { time: clockOf(minute) })}
        </option>
      ))}
    </select>
  );
}
