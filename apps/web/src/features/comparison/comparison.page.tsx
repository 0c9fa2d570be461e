import '../../ui/page.css';
import '../../ui/tables.css';
import '../../ui/figures.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { addWords } from '../../i18n/index';
import { ActionButton } from '../../ui/button';
import { EmptyState, FailureState } from '../../ui/failure-state';
import { formatDate } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Segments } from '../../ui/segments';
import { Skeleton } from '../../ui/skeleton';
import { TenantPicker } from '../../ui/tenant-picker';
import { Hatch } from './charts';
import { AnsweredCard, SpeedCard } from './comparison-cards';
import { COMPARISON } from './comparison.queries';
import nl from './comparison.nl.json';
import type { Clock } from './figures';
import { KeyFigures } from './key-figures';
import { lastPeriods, partsOf, type Length } from './period';

addWords('comparison', nl, () => import('./comparison.en.json'));

const COUNT: Readonly<Record<Length, number>> = { month: 12, quarter: 6 };

export default function ComparisonPage() {
  const { t, i18n } = useTranslation('comparison');
  const { focus } = useSession();
  const [length, setLength] = useState<Length>('quarter');
  const [back, setBack] = useState(0);
  const [clock, setClock] = useState<Clock>('open');
  const periods = lastPeriods(new Date(), length, COUNT[length]);
  const period = periods[back]!;
  const { data, failed, again } = useAnswer(focus.tenant.id, COMPARISON, { period }, ['FIGURE', 'REPLY']);
  const comparison = data?.comparison;
  const nameOf = (one: string) => {
    const { year, quarter, month } = partsOf(one);
    if (quarter) return t('quarterName', { quarter, year });
    return new Date(year, month! - 1, 1).toLocaleDateString(i18n.language === 'en' ? 'en-GB' : 'nl-NL', {
      month: 'long',
      year: 'numeric',
    });
  };
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <Hatch />
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">
            <TenantPicker />{' '}
            {comparison ? t('beside', { count: comparison.rows.filter((row) => !row.own).length }) : null}{' '}
            {comparison?.demo ? <span className="pill">{t('demo')}</span> : null}
          </p>
        </div>
        <div className="period" role="group" aria-label={t('period')}>
          <Segments
            label={t('length')}
            value={length}
            options={(['month', 'quarter'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(next) => {
              setLength(next);
              setBack(0);
            }}
          />
          <div className="stepper">
            <ActionButton
              iconOnly={false}
              className="btn-ic"
              title={t('earlier')}
              disabled={back >= periods.length - 1}
              onClick={() => setBack(back + 1)}
            >
              <Icon name="pijl-l" />
              <span className="sr">{t('earlier')}</span>
            </ActionButton>
            <select
              className="sel"
              aria-label={t('period')}
              value={back}
              onChange={(event) => setBack(Number(event.target.value))}
            >
              {periods.map((one, index) => (
                <option key={one} value={index}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
            <ActionButton className="btn-ic" title={t('later')} disabled={back === 0} onClick={() => setBack(back - 1)}>
              <Icon name="pijl-r" />
              <span className="sr">{t('later')}</span>
            </ActionButton>
          </div>
        </div>
      </div>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!comparison && !failed ? <Skeleton kind="page" /> : null}
      {comparison && comparison.rows.length === 0 ? <EmptyState title={t('none')} text={t('noneText')} /> : null}
      {comparison && comparison.rows.length > 0 ? (
        <>
          <p className={comparison.running ? 'strip is-running' : 'strip'}>
            <Icon name={comparison.running ? 'wacht' : 'slot'} />
            <span>
              <b>{t(comparison.running ? 'running' : 'closed')}</b>{' '}
              {t('fromUntil', { from: formatDate(comparison.from), until: formatDate(comparison.until) })}{' '}
              {t(comparison.running ? 'stillChanges' : 'noLonger')}
            </span>
            <Segments
              label={t('timeKind')}
              value={clock}
              options={(['open', 'clock'] as const).map((value) => ({ value, label: t(`time.${value}`) }))}
              onChange={setClock}
              small
            />
          </p>
          <KeyFigures comparison={comparison} clock={clock} />
          <AnsweredCard comparison={comparison} period={nameOf(period)} />
          <SpeedCard comparison={comparison} clock={clock} period={nameOf(period)} />
          {comparison.agreement ? (
            <p className="meta-line">
              {t('agreement', { name: comparison.agreement.name, until: formatDate(comparison.agreement.validUntil) })}
            </p>
          ) : null}
        </>
      ) : null}
    </main>
  );
}
