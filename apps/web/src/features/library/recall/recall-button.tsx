import './recall.css';
import './recall-words';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { follow } from '../../../app/router';
import { useAnswer } from '../../../app/use-answer';
import { ActionButton } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { FailureLine } from '../../../ui/failure-state';
import { formatDate } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { PUBLISHED_VERSIONS, RECALL_TEMPLATE } from './recall.queries';

interface Props {
  templateId: string;
  tenantId: string;
}

/** For who wrote and shared it: a published version was wrong or is not safe. */
export default function RecallButton({ templateId, tenantId }: Props) {
  const { t } = useTranslation('recall');
  const { data } = useAnswer(tenantId, PUBLISHED_VERSIONS, { templateId }, ['TEMPLATE']);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState(false);
  const versions = data?.publishedVersions ?? [];
  if (versions.length === 0) return null;
  return (
    <div className="recall-own">
      <p role="status" className={said ? 'strip is-running' : 'sr'} data-testid="recall-said">
        {said ? (
          <>
            <Icon name="check" />
            <span>
              {t('said')}{' '}
              <a href="/bibliotheek/teruggeroepen" onClick={follow}>
                {t('see')}
              </a>
            </span>
          </>
        ) : null}
      </p>
      {versions.some(({ recalled }) => !recalled) ? (
        <ActionButton size="small" onClick={() => setOpen(true)} data-testid="recall-open">
          <Icon name="let" />
          <span>{t('dialog.open')}</span>
        </ActionButton>
      ) : null}
      {open ? (
        <RecallDialog
          templateId={templateId}
          tenantId={tenantId}
          versions={versions}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            setSaid(true);
          }}
        />
      ) : null}
    </div>
  );
}

interface DialogProps extends Props {
  versions: readonly { version: number; savedAt: string; recalled: boolean }[];
  onClose: () => void;
  onDone: () => void;
}

function RecallDialog({ templateId, tenantId, versions, onClose, onDone }: DialogProps) {
  const { t } = useTranslation('recall');
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
    const input = {
      ...{ templateId, kind, expectedTenantId: tenantId, versions: [...chosen] },
      reason: reason.trim(),
      correction: correction.trim() || null,
    };
    command(tenantId, RECALL_TEMPLATE, { input })
      .then(onDone, setFailed)
      .finally(() => setBusy(false));
  };
  const toggle = (version: number) =>
    setChosen(chosen.includes(version) ? chosen.filter((one) => one !== version) : [...chosen, version]);
  return (
    <Dialog title={t('dialog.title')} onClose={onClose}>
      <form className="form" onSubmit={submit} data-testid="recall-form">
        <p className="banner is-warn">
          <Icon name="let" />
          <span>{t('dialog.warn')}</span>
        </p>
        <fieldset className="recall-set">
          <legend>{t('dialog.versions')}</legend>
          {versions.slice(0, 10).map(({ version, savedAt, recalled }) => (
            <label className="choice" key={version}>
              <input
                type="checkbox"
                checked={recalled || chosen.includes(version)}
                disabled={recalled}
                onChange={() => toggle(version)}
              />
              <span>
                {t('dialog.version', { version, date: formatDate(savedAt) })}{' '}
                {recalled ? `(${t('dialog.already')})` : null}
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset className="recall-set">
          <legend>{t('dialog.kind')}</legend>
          {(['WRONG', 'UNSAFE'] as const).map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
              <span>{t(`dialog.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{t('dialog.reason')}</span>
          <textarea required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <label className="field">
          <span>{t('dialog.correction')}</span>
          <textarea
            maxLength={5000}
            value={correction}
            aria-describedby="recall-help"
            onChange={(event) => setCorrection(event.target.value)}
          />
          <span className="help" id="recall-help">
            {t('dialog.correctionHelp')}
          </span>
        </label>
        <FailureLine failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit" disabled={busy || chosen.length === 0}>
            {t('dialog.do')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}
