import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskFailed, command } from '../../app/ask';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureLine } from '../../ui/failure-state';
import { DELETE_SENT, EDIT_SENT } from './answer.queries';
import type { TimelineItem } from './timeline';

interface Props {
  item: TimelineItem;
  version: number;
  tenantId: string;
  onDone: () => void;
}

/** Asks the server, with the same command until it answered. */
function useChange({ item, version, tenantId, onDone }: Props) {
  const commandId = useRef(crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<AskFailed>();
  const input = { replyId: item.replyId!, expectedTenantId: tenantId, version };
  const run = async (text?: string) => {
    setBusy(true);
    setFailed(undefined);
    const { current } = commandId;
    try {
      if (text === undefined) await command(tenantId, DELETE_SENT, { input: { ...input, commandId: current } });
      else await command(tenantId, EDIT_SENT, { input: { ...input, commandId: current, text } });
      onDone();
    } catch (failure) {
      const why = failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined);
      if (!why.unanswered) commandId.current = crypto.randomUUID();
      setFailed(why);
      setBusy(false);
    }
  };
  return { run, busy, failed };
}

export function EditAnswerDialog(props: Props) {
  const { t } = useTranslation('answer');
  const { item, onDone } = props;
  const { run, busy, failed } = useChange(props);
  const cotag = item.cotag ?? '';
  const end = ` ^${cotag}`;
  const [text, setText] = useState(item.text.endsWith(end) ? item.text.slice(0, -end.length) : item.text);
  return (
    <Dialog title={t('editTitle')} onClose={onDone}>
      <form
        className="ansd-form"
        onSubmit={(event) => {
          event.preventDefault();
          void run(text.trim());
        }}
      >
        <label>
          {t('editText')}
          <textarea
            rows={6}
            lang="nl"
            spellCheck
            value={text}
            data-first
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <p>{t('editHint', { cotag })}</p>
        <FailureLine failed={failed} />
        <p className="row end">
          <ActionButton onClick={onDone}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="tenant" type="submit" disabled={busy || text.trim() === ''} data-testid="confirm">
            {t('editSave')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}

export function RemoveAnswerDialog(props: Props) {
  const { t } = useTranslation('answer');
  const { run, busy, failed } = useChange(props);
  return (
    <Dialog title={t('removeTitle')} onClose={props.onDone}>
      <p>{t('removeText')}</p>
      <FailureLine failed={failed} />
      <p className="row end">
        <ActionButton onClick={props.onDone} data-first>
          {t('app:cancel')}
        </ActionButton>
        <ActionButton kind="tenant" disabled={busy} onClick={() => void run()} data-testid="confirm">
          {t('removeSave')}
        </ActionButton>
      </p>
    </Dialog>
  );
}
