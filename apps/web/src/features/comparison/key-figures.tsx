import { useTranslation } from 'react-i18next';
import { formatMinutes, formatPoints, formatShare } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { medianOf, minutesEnd, p90Of, shareBegin, spreadOf, type Clock, type Comparison, type Spread } from './figures';
import { Ruler } from './ruler';

interface Props {
  comparison: Comparison;
  clock: Clock;
}

/** Three figures of one's own, each on a ruler with the norm and the others. */
export function KeyFigures({ comparison, clock }: Props) {
  const { t } = useTranslation('comparison');
  const own = comparison.rows.find((row) => row.own);
  const peers = comparison.rows.filter((row) => !row.own);
  const name = own?.tenant.name ?? '';
  const { normResponseRate: rateNorm, normMedianMinutes: timeNorm, previous } = comparison;
  const rates = spreadOf(peers.map((row) => row.responseRate ?? undefined));
  const medians = spreadOf(peers.map((row) => medianOf(row, clock)));
  const p90s = spreadOf(peers.map((row) => p90Of(row, clock)));
  const rate = own?.responseRate ?? undefined;
  const [median, p90] = [medianOf(own, clock), p90Of(own, clock)];
  const range = (spread: Spread | undefined, format: (value: number) => string) =>
    spread && t('range', { low: format(spread.low), high: format(spread.high) });
  return (
    <section className="kpis" aria-label={t('inShort', { tenant: name })}>
      <Figure
        title={t('answered')}
        value={rate === undefined ? undefined : formatShare(rate)}
        pill={
          rate === undefined
            ? undefined
            : {
                ok: rate >= rateNorm,
                text: t(rate >= rateNorm ? 'meets' : 'belowNorm', { by: formatPoints(rateNorm - rate) }),
              }
        }
        middle={rates && formatShare(rates.middle)}
        before={previous?.responseRate == null ? undefined : formatShare(previous.responseRate)}
      >
        <Ruler
          label={t('rulerLabel', {
            what: t('answered'),
            tenant: name,
            own: rate === undefined ? '-' : formatShare(rate),
            range: range(rates, formatShare) ?? '-',
          })}
          begin={shareBegin([rate, rateNorm, rates?.low])}
          end={1}
          own={rate}
          ownName={name}
          norm={rateNorm}
          normText={t('norm', { value: formatShare(rateNorm) })}
          others={rates}
          othersText={range(rates, formatShare)}
          format={formatShare}
        />
      </Figure>
      <Figure
        title={t('median')}
        value={median === undefined ? undefined : formatMinutes(median)}
        pill={
          median === undefined
            ? undefined
            : {
                ok: median <= timeNorm,
                text: t(median <= timeNorm ? 'meets' : 'aboveNorm', { by: formatMinutes(median - timeNorm) }),
              }
        }
        middle={medians && formatMinutes(medians.middle)}
        before={before(medianOf(previous, clock))}
      >
        <Ruler
          label={t('rulerLabel', {
            what: t('median'),
            tenant: name,
            own: median === undefined ? '-' : formatMinutes(median),
            range: range(medians, formatMinutes) ?? '-',
          })}
          begin={0}
          end={minutesEnd([median, timeNorm, medians?.high])}
          own={median}
          ownName={name}
          norm={timeNorm}
          normText={t('norm', { value: formatMinutes(timeNorm) })}
          others={medians}
          othersText={range(medians, formatMinutes)}
          format={formatMinutes}
        />
      </Figure>
      <Figure
        title={t('p90')}
        value={p90 === undefined ? undefined : formatMinutes(p90)}
        pill={
          own?.withinNorm == null
            ? undefined
            : { ok: true, plain: true, text: t('within', { share: formatShare(own.withinNorm) }) }
        }
        middle={p90s && formatMinutes(p90s.middle)}
        before={before(p90Of(previous, clock))}
      >
        <Ruler
          label={t('rulerLabel', {
            what: t('p90'),
            tenant: name,
            own: p90 === undefined ? '-' : formatMinutes(p90),
            range: range(p90s, formatMinutes) ?? '-',
          })}
          begin={0}
          end={minutesEnd([p90, p90s?.high])}
          own={p90}
          ownName={name}
          others={p90s}
          othersText={range(p90s, formatMinutes)}
          format={formatMinutes}
        />
      </Figure>
      <p className="legend">
        <span>
          <svg className="lg" aria-hidden="true">
            <circle className="own" cx="8" cy="8" r="6" />
          </svg>
          {name}
        </span>
        <span>
          <svg className="lg" aria-hidden="true">
            <line className="nrm" x1="8" x2="8" y1="0" y2="16" />
          </svg>
          {t('ownNorm')}
        </span>
        <span>
          <svg className="lg" aria-hidden="true">
            <rect className="bnd" x="0" y="4" width="16" height="8" />
          </svg>
          {t('lowToHigh')}
        </span>
        <span>
          <svg className="lg" aria-hidden="true">
            <line className="med" x1="8" x2="8" y1="1" y2="15" />
          </svg>
          {t('middle')}
        </span>
      </p>
    </section>
  );
}

const before = (minutes: number | undefined) => (minutes === undefined ? undefined : formatMinutes(minutes));

interface FigureProps {
  title: string;
  value: string | undefined;
  pill: { ok: boolean; plain?: boolean; text: string } | undefined;
  middle: string | undefined;
  before: string | undefined;
  children: React.ReactNode;
}

function Figure({ title, value, pill, middle, before: earlier, children }: FigureProps) {
  const { t } = useTranslation('comparison');
  return (
    <article className="card kpi">
      <h2>{title}</h2>
      <p className="val">
        <b className="num">{value ?? t('noFigure')}</b>
        {pill ? (
          <span className={pill.plain ? 'pill' : pill.ok ? 'pill is-ok' : 'pill is-bad'}>
            {pill.plain ? null : <Icon name={pill.ok ? 'check' : 'let'} />}
            {pill.text}
          </span>
        ) : null}
      </p>
      {children}
      <dl className="cmp">
        <div>
          <dt>{t('middle')}</dt>
          <dd>{middle ?? '-'}</dd>
        </div>
        <div>
          <dt>{t('before')}</dt>
          <dd>{earlier ?? '-'}</dd>
        </div>
      </dl>
    </article>
  );
}
