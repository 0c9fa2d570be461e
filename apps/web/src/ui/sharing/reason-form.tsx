import { useState } from 'react';
import { ActionButton } from '../button';

interface Props {
  ask: string;
  action: string;
  onReason: (reason: string) => void;
}

/** Asks why, in a line of its own, before something is done about a text. */
export function ReasonForm({ ask, action, onReason }: Props) {
  const [reason, setReason] = useState('');
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        onReason(reason.trim());
      }}
    >
      <label className="field">
        <span>{ask}</span>
        <input required maxLength={500} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <ActionButton size="small" type="submit">
        {action}
      </ActionButton>
    </form>
  );
}
