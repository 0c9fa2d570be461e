import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMinutes, formatNumber, formatShare } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Dumbbells, ShareBars } from './charts';
import { byShare, bySpeed, medianOf, minutesEnd, p90Of, type Clock, type Comparison, type Row } from './figures';
import { WithheldCell } from './withheld-cell';

export function AnsweredCard({ comparison, period }: { comparison: Comparison; period: string }) {
  const { t } = useTranslation('comparison');
  const rows = byShare(comparison.rows);
  const norm = formatShare(comparison.normResponseRate);
  return (
    <section className="card duo" aria-labelledby="h-rr">
      <div className="duo-h">
        <h2 id="h-rr">{t('answeredPer')}</h2>
        <Definition version={comparison.definitionVersion}>
          <b>{t('answered')}</b> {t('definition.answered')}
        </Definition>
      </div>
      <figure className="plot">
        <figcaption className="sr">{t('sameInTable')}</figcaption>
        <ShareBars rows={rows} norm={comparison.normResponseRate} label={t('answeredPer')} />
        <p className="legend">
          <Own rows={rows} />
          <span>
            <svg className="lg" aria-hidden="true">
              <line className="nrm" x1="8" x2="8" y1="0" y2="16" />
            </svg>
            {t('norm', { value: norm })}
          </span>
        </p>
      </figure>
      <div className="tblw" tabIndex={0} role="region" aria-label={t('tableOf', { what: t('answered') })}>
        <table className="tbl">
          <caption className="sr">{t('caption', { what: t('answeredPer'), period })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('member')}</th>
              <th scope="col" className="r">
                {t('questions')}
              </th>
              <th scope="col" className="r">
                {t('answered')}
              </th>
              <th scope="col" className="r">
                {t('withinNorm')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MemberRow key={row.tenant.id} row={row} columns={3} shown={row.responseRate != null}>
                <td className="r">{formatNumber(row.questions)}</td>
                <td className="r">{formatShare(row.responseRate ?? 0)}</td>
                <td className="r">{row.withinNorm == null ? '-' : formatShare(row.withinNorm)}</td>
              </MemberRow>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function SpeedCard({ comparison, clock, period }: { comparison: Comparison; clock: Clock; period: string }) {
  const { t } = useTranslation('comparison');
  const rows = bySpeed(comparison.rows, clock);
  const end = minutesEnd([comparison.normMedianMinutes, ...rows.map((row) => p90Of(row, clock))]);
  return (
    <section className="card duo" aria-labelledby="h-frt">
      <div className="duo-h">
        <h2 id="h-frt">{t('speedPer')}</h2>
        <Definition version={comparison.definitionVersion}>{t(`definition.${clock}`)}</Definition>
      </div>
      <figure className="plot">
        <figcaption className="sr">{t('sameInTable')}</figcaption>
        <Dumbbells rows={rows} clock={clock} end={end} norm={comparison.normMedianMinutes} label={t('speedPer')} />
        <p className="legend">
          <span>
            <svg className="lg" aria-hidden="true">
              <circle className="d-peer" cx="8" cy="8" r="6" />
            </svg>
            {t('medianShort')}
          </span>
          <span>
            <svg className="lg" aria-hidden="true">
              <path className="d-peer" d="M8 1l7 7-7 7-7-7z" />
            </svg>
            P90
          </span>
          <span>
            <svg className="lg" aria-hidden="true">
              <line className="nrm" x1="8" x2="8" y1="0" y2="16" />
            </svg>
            {t('norm', { value: formatMinutes(comparison.normMedianMinutes) })}
          </span>
        </p>
      </figure>
      <div className="tblw" tabIndex={0} role="region" aria-label={t('tableOf', { what: t('speedPer') })}>
        <table className="tbl">
          <caption className="sr">{t('caption', { what: t('speedPer'), period })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('member')}</th>
              <th scope="col" className="r">
                {t('medianShort')}
              </th>
              <th scope="col" className="r">
                P90
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const [median, p90] = [medianOf(row, clock), p90Of(row, clock)];
              return (
                <MemberRow key={row.tenant.id} row={row} columns={2} shown={median !== undefined}>
                  <td className="r">{median === undefined ? '-' : formatMinutes(median)}</td>
                  <td className="r">{p90 === undefined ? '-' : formatMinutes(p90)}</td>
                </MemberRow>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function MemberRow({
  row,
  shown,
  columns,
  children,
}: {
  row: Row;
  shown: boolean;
  columns: number;
  children: ReactNode;
}) {
  const { t } = useTranslation('comparison');
  return (
    <tr
      className={row.own ? 'is-own' : shown ? undefined : 'is-sup'}
      data-testid="comparison-row"
      data-tenant={row.tenant.code}
    >
      <th scope="row">
        {row.tenant.name} {row.own ? <span className="you">{t('you')}</span> : null}
      </th>
      {shown ? children : <WithheldCell reason={row.withheld ?? 'other'} columns={columns} />}
    </tr>
  );
}

function Own({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('comparison');
  const own = rows.find((row) => row.own);
  return (
    <>
      {own ? (
        <span>
          <svg className="lg" aria-hidden="true">
            <rect className="b-own" x="0" y="3" width="16" height="10" />
          </svg>
          {own.tenant.name}
        </span>
      ) : null}
      <span>
        <svg className="lg" aria-hidden="true">
          <rect className="b-peer" x="0" y="3" width="16" height="10" />
        </svg>
        {t('others')}
      </span>
    </>
  );
}

function Definition({ version, children }: { version: number; children: ReactNode }) {
  const { t } = useTranslation('comparison');
  return (
    <details className="def">
      <summary>
        <Icon name="info" />
        <span>{t('whatIs')}</span>
      </summary>
      <p>
        {children} {t('definition.version', { version })}
      </p>
    </details>
  );
}
