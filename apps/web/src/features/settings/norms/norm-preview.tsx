import { dateOf, dayOf, instantOf, localTimeOf, weekdayOf } from '@samenspraak/language/time';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask';
import type { NormPreviewQuery } from '../../../gql/graphql';
import { FailureLine } from '../../../ui/failure-state';
import { formatDay, formatTime } from '../../../ui/format';
import { networkName } from '../../../ui/network';
import { ALL_NETWORKS, hoursOf, inputOf, URGENCIES, type NormDraft } from './norm-draft';
import { NORM_PREVIEW } from './norm.queries';
import { QuarterSelect } from './quarter-select';

const ZONE = 'Europe/Amsterdam';
const WAIT_MS = 400;

/** The Friday that comes, or today. */
function friday(): string {
  const { day } = localTimeOf(new Date(), ZONE);
  return dateOf(day + ((5 - weekdayOf(day) + 7) % 7));
}

/** Tries what stands on the screen, also when it was not saved: until when a message may wait. The api counts. */
export function NormPreview({ draft, tenantId }: { draft: NormDraft; tenantId: string }) {
  const { t } = useTranslation('norms');
  const [date, setDate] = useState(friday);
  const [minute, setMinute] = useState(960);
  const [network, setNetwork] = useState(ALL_NETWORKS);
  const [found, setFound] = useState<NormPreviewQuery['normPreview']>();
  const [failed, setFailed] = useState<unknown>();
  const settings = inputOf(draft);
  const asked = settings && date ? JSON.stringify({ settings, date, minute, network }) : undefined;
  useEffect(() => {
    if (!asked) return;
    let gone = false;
    const timer = setTimeout(() => {
      const question = JSON.parse(asked) as {
        settings: NonNullable<typeof settings>;
        date: string;
        minute: number;
        network: string;
      };
      const at = new Date(instantOf(dayOf(question.date), question.minute, ZONE)).toISOString();
      ask(tenantId, NORM_PREVIEW, { input: { settings: question.settings, network: question.network, at } }).then(
        ({ normPreview }) => {
          if (gone) return;
          setFound(normPreview);
          setFailed(undefined);
        },
        (failure: unknown) => {
          if (!gone) setFailed(failure);
        },
      );
    }, WAIT_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asked, tenantId]);
  const moment = date ? new Date(instantOf(dayOf(date), minute, ZONE)).toISOString() : undefined;
  return (
    <section className="nrm-part nrm-preview" aria-labelledby="h-norm-preview" data-testid="norm-preview">
      <h3 id="h-norm-preview">{t('preview.title')}</h3>
      <div className="nrm-try">
        <label className="field">
          <span>{t('preview.day')}</span>
          <input type="date" value={date} onChange={(event) => setDate(event.target.value)} />
        </label>
        <div className="field">
          <span aria-hidden="true">{t('preview.time')}</span>
          <QuarterSelect label={t('preview.time')} value={minute} onChange={setMinute} />
        </div>
        <label className="field">
          <span>{t('norm.channel')}</span>
          <select value={network} onChange={(event) => setNetwork(event.target.value)}>
            {draft.norms.map((line) => (
              <option key={line.network} value={line.network}>
                {line.network === ALL_NETWORKS ? t('norm.all') : networkName(line.network)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {settings ? null : <p className="help">{t('preview.unready')}</p>}
      <FailureLine failed={failed} />
      {found && moment && !failed ? (
        <>
          <p>{t('preview.line', { day: formatDay(moment), time: formatTime(moment) })}</p>
          <dl className="nrm-due" aria-live="polite">
            {URGENCIES.map((urgency) => (
              <div key={urgency} data-testid={`due-${urgency}`}>
                <dt>{t(`urgency.${urgency}`)}</dt>
                <dd>
                  <b>
                    {t('preview.due', { day: formatDay(found[urgency].dueAt), time: formatTime(found[urgency].dueAt) })}
                  </b>{' '}
                  <span className="help">{t('preview.norm', { time: hoursOf(found[urgency].minutes) })}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
    </section>
  );
}
