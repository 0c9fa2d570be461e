interface Option<Value extends string> {
  value: Value;
  label: string;
}
interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  small?: boolean;
  showLabel?: boolean;
}

/** A choice of a few, all in sight. */
export function Segments<Value extends string>({ label, value, options, onChange, small, showLabel }: Props<Value>) {
  const group = (
    <span className={small ? 'seg seg-s' : 'seg'} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </span>
  );
  return showLabel ? (
    <p className="row key">
      <span aria-hidden="true">{label}</span>
      {group}
    </p>
  ) : (
    group
  );
}
