import './norms.css';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AskFailed, command } from '../../../app/ask';
import { useAnswer } from '../../../app/use-answer';
import { addWords } from '../../../i18n/index';
import { ActionButton } from '../../../ui/button';
import { FailureLine, FailureState } from '../../../ui/failure-state';
import { ClosingDays } from './closing-days';
import { HolidayChoices } from './holiday-choices';
import { draftOf, inputOf, type Kept, type NormDraft } from './norm-draft';
import { NormPreview } from './norm-preview';
import { NormTable } from './norm-table';
import { NORM_SETTINGS, SAVE_NORM_SETTINGS } from './norm.queries';
import nl from './norms.nl.json';
import { WeekHours } from './week-hours';

addWords('norms', nl, () => import('./norms.en.json'));

const LOOK_AGAIN_MS = 2_000;
const ANSWER_WITHIN_MS = 60_000;

interface Props {
  tenantId: string;
  canChange: boolean;
}

/** Hours, holidays and norms of the council. */
export default function NormSection({ tenantId, canChange }: Props) {
  const { t } = useTranslation('norms');
  const { data, failed, again } = useAnswer(tenantId, NORM_SETTINGS, {});
  return (
    <section aria-labelledby="h-norms" data-testid="norm-settings">
      <h2 id="h-norms" className="sec-h">
        {t('title')}
      </h2>
      <p className="meta-line">{t(canChange ? 'text' : 'readOnly')}</p>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {data ? (
        <NormForm
          key={`${tenantId} ${data.normSettings.version}`}
          kept={data.normSettings}
          networks={[...new Set(data.channelAccounts.map((account) => account.network))]}
          tenantId={tenantId}
          canChange={canChange}
          again={again}
        />
      ) : null}
    </section>
  );
}

interface FormProps extends Props {
  kept: Kept;
  networks: readonly string[];
  again: () => void;
}

function NormForm({ kept, networks, tenantId, canChange, again }: FormProps) {
  const { t } = useTranslation('norms');
  const [draft, setDraft] = useState<NormDraft>(() => draftOf(kept, networks));
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const settings = inputOf(draft);
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(kept, networks));
  const change = (fresh: Partial<NormDraft>) => setDraft((old) => ({ ...old, ...fresh }));
  const conflict = failed instanceof AskFailed && failed.code === 'TENANTS_SETTINGS_CHANGED';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!settings) return;
    setBusy(true);
    setFailed(undefined);
    command(tenantId, SAVE_NORM_SETTINGS, { input: { expectedTenantId: tenantId, version: kept.version, settings } })
      .then(again, setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <form className="card nrm" onSubmit={submit}>
      <fieldset className="nrm-all" disabled={!canChange}>
        <WeekHours blocks={draft.blocks} onChange={(blocks) => change({ blocks })} />
        <HolidayChoices draft={draft} coming={kept.holidays} onChange={change} />
        <ClosingDays days={draft.closingDays} onChange={(closingDays) => change({ closingDays })} />
        <NormTable draft={draft} onChange={change} />
      </fieldset>
      {canChange ? <NormPreview draft={draft} tenantId={tenantId} /> : null}
      <div className="nrm-end">
        <FailureLine failed={failed} />
        {canChange ? (
          <p className="row">
            <ActionButton kind="primary" type="submit" disabled={!changed || !settings || busy} data-testid="norm-save">
              {t('app:save')}
            </ActionButton>
            {conflict ? <ActionButton onClick={again}>{t('newer')}</ActionButton> : null}
            {settings ? null : <span className="needs">{t('preview.unready')}</span>}
          </p>
        ) : null}
        <Applied kept={kept} again={again} />
      </div>
    </form>
  );
}

/** What a change does to the conversations that are open: they get their time anew, and it is told when that is done. */
function Applied({ kept: { version, applied }, again }: { kept: Kept; again: () => void }) {
  const { t } = useTranslation('norms');
  const waits = version > 1 && (applied?.version ?? 0) < version;
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waits) return undefined;
    const look = setInterval(again, LOOK_AGAIN_MS);
    const stop = setTimeout(() => {
      clearInterval(look);
      setLate(true);
    }, ANSWER_WITHIN_MS);
    return () => {
      clearInterval(look);
      clearTimeout(stop);
    };
  }, [waits, again]);
  return (
    <p className="help" role="status" data-testid="norm-applied">
      {version === 0 ? t('applied.never') : t('applied.version', { version })}{' '}
      {waits ? t(late ? 'applied.late' : 'applied.busy') : null}
      {!waits && applied ? t('applied.done', { count: applied.count }) : null}
    </p>
  );
}
