import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../button';
import { Dialog } from '../dialog';
import { FailureLine } from '../failure-state';
import { formatDate } from '../format';
import { Icon } from '../icon';

export interface RecallWish {
  readonly kind: 'WRONG' | 'UNSAFE';
  readonly versions: readonly number[];
  readonly reason: string;
  readonly correction: string | null;
}

interface Props {
  versions: readonly { version: number; savedAt: string; recalled: boolean }[];
  onClose: () => void;
  onRecall: (wish: RecallWish) => Promise<unknown>;
  /** The words of this kind of text: warn, versions, version, already, kind, WRONG, UNSAFE, reason, correction, correctionHelp, do, title. */
  wordFor: (word: string, params?: Readonly<Record<string, string | number>>) => string;
}

/** A published version was wrong or is not safe: which ones, why, and what can be said instead. */
export function RecallDialog({ versions, onClose, onRecall, wordFor }: Props) {
  const { t } = useTranslation('app');
  const first = versions.find(({ recalled }) => !recalled)!;
  const [chosen, setChosen] = useState<readonly number[]>([first.version]);
  const [kind, setKind] = useState<'WRONG' | 'UNSAFE'>('WRONG');
  const [reason, setReason] = useState('');
  const [correction, setCorrection] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || chosen.length === 0) return;
    setBusy(true);
    setFailed(undefined);
    onRecall({ kind, versions: chosen, reason: reason.trim(), correction: correction.trim() || null })
      .catch(setFailed)
      .finally(() => setBusy(false));
  };
  const toggle = (version: number) =>
    setChosen(chosen.includes(version) ? chosen.filter((one) => one !== version) : [...chosen, version]);
  return (
    <Dialog title={wordFor('title')} onClose={onClose}>
      <form className="form" onSubmit={submit} data-testid="recall-form">
        <p className="banner is-warn">
          <Icon name="let" />
          <span>{wordFor('warn')}</span>
        </p>
        <fieldset className="recall-set">
          <legend>{wordFor('versions')}</legend>
          {versions.slice(0, 10).map(({ version, savedAt, recalled }) => (
            <label className="choice" key={version}>
              <input
                type="checkbox"
                checked={recalled || chosen.includes(version)}
                disabled={recalled}
                onChange={() => toggle(version)}
              />
              <span>
                {wordFor('version', { version, date: formatDate(savedAt) })}{' '}
                {recalled ? `(${wordFor('already')})` : null}
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset className="recall-set">
          <legend>{wordFor('kind')}</legend>
          {(['WRONG', 'UNSAFE'] as const).map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
              <span>{wordFor(one)}</span>
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{wordFor('reason')}</span>
          <textarea required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <label className="field">
          <span>{wordFor('correction')}</span>
          <textarea
            maxLength={5000}
            value={correction}
            aria-describedby="recall-help"
            onChange={(event) => setCorrection(event.target.value)}
          />
          <span className="help" id="recall-help">
            {wordFor('correctionHelp')}
          </span>
        </label>
        <FailureLine failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit" disabled={busy || chosen.length === 0}>
            {wordFor('do')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}
