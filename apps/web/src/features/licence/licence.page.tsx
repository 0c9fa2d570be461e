import '../../ui/page.css';
import '../../ui/tables.css';
import '../../ui/figures.css';
import './licence.css';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import type { LicenceQuery } from '../../gql/graphql';
import { addWords } from '../../i18n/index';
import { FailureState } from '../../ui/failure-state';
import { formatDate, formatEuro, formatNumber, formatPercent, formatShare } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { tenantClass, TenantName } from '../../ui/tenant';
import { TenantPicker } from '../../ui/tenant-picker';
import nl from './licence.nl.json';
import { LICENCE } from './licence.queries';
import { settle, useOf } from './settlement';

addWords('licence', nl, () => import('./licence.en.json'));

type Licence = LicenceQuery['licence'];
type Share = Licence['shares'][number];
const NEARLY_FULL = 0.9;

export default function LicencePage() {
  const { t } = useTranslation('licence');
  const { focus } = useSession();
  const { data, failed, again } = useAnswer(focus.tenant.id, LICENCE, {}, ['FIGURE']);
  const licence = data?.licence;
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">
            <TenantPicker /> {licence ? t('of', { name: licence.name, holder: licence.holder.name }) : null}{' '}
            <span className="pill">{t('demo')}</span>
          </p>
        </div>
      </div>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!licence && !failed ? <Skeleton kind="page" /> : null}
      {licence ? (
        <>
          <p className="strip">
            <Icon name="slot" />
            <span>
              {t('valid', { from: formatDate(licence.validFrom), until: formatDate(licence.validUntil) })}{' '}
              {licence.holder.id === focus.tenant.id ? t('seesAll') : t('seesOwn')}
            </span>
          </p>
          <UseCard licence={licence} ownId={focus.tenant.id} />
          <SettlementCard licence={licence} ownId={focus.tenant.id} />
        </>
      ) : null}
    </main>
  );
}

function UseCard({ licence, ownId }: { licence: Licence; ownId: string }) {
  const { t } = useTranslation('licence');
  const most = Math.max(1, ...licence.shares.map((share) => share.mentions));
  return (
    <section className="card duo" aria-labelledby="h-use">
      <div className="duo-h">
        <h2 id="h-use">{t('use')}</h2>
        <details className="def">
          <summary>
            <Icon name="info" />
            <span>{t('howToRead')}</span>
          </summary>
          <p>{t('howToReadText', { total: formatNumber(licence.monthlyMentions) })}</p>
        </details>
      </div>
      <figure>
        <figcaption className="sr">{t('sameInTable')}</figcaption>
        <ul className="meters" aria-hidden="true">
          {licence.shares.map((share) => (
            <li key={share.tenant.id} className={tenantClass(share.tenant.code)}>
              <span className="meter-n">
                <span className="badge">{share.tenant.code}</span>
                <span>{share.tenant.name}</span>
              </span>
              <svg height="22">
                <rect className="s0" x="0" y="1" height="20" rx="2" width={`${(share.mentions / most) * 100}%`} />
                {share.used == null ? null : (
                  <rect
                    className="s1"
                    x="0"
                    y="1"
                    height="20"
                    rx="2"
                    width={`${(Math.min(share.used, share.mentions) / most) * 100}%`}
                  />
                )}
              </svg>
            </li>
          ))}
        </ul>
        <p className="legend">
          <span>
            <i className="lg-1" aria-hidden="true" />
            {t('used')}
          </span>
          <span>
            <i className="lg-0" aria-hidden="true" />
            {t('free')}
          </span>
        </p>
      </figure>
      <div className="tblw" tabIndex={0} role="region" aria-label={t('tableUse')}>
        <table className="tbl">
          <caption className="sr">{t('tableUse')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('member')}</th>
              <th scope="col" className="r">
                {t('share')}
              </th>
              <th scope="col" className="r">
                {t('usedShort')}
              </th>
              <th scope="col" className="r">
                {t('ofShare')}
              </th>
            </tr>
          </thead>
          <tbody>
            {licence.shares.map((share) => (
              <tr
                key={share.tenant.id}
                className={share.tenant.id === ownId ? 'is-own' : undefined}
                data-testid="licence-row"
              >
                <th scope="row">
                  <TenantName tenant={share.tenant} />
                </th>
                <td className="r">{formatNumber(share.mentions)}</td>
                <UsedCells share={share} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function UsedCells({ share }: { share: Share }) {
  const { t } = useTranslation('licence');
  const use = useOf(share);
  if (use === undefined)
    return (
      <td className="r hidden-cell" colSpan={2}>
        {t('notVisible')}
      </td>
    );
  return (
    <>
      <td className="r">{formatNumber(share.used ?? 0)}</td>
      <td className={use >= NEARLY_FULL ? 'r warn' : 'r'}>
        {use >= NEARLY_FULL ? (
          <span>
            <Icon name="let" />
            {formatShare(use)}
          </span>
        ) : (
          formatShare(use)
        )}
      </td>
    </>
  );
}

function SettlementCard({ licence, ownId }: { licence: Licence; ownId: string }) {
  const { t } = useTranslation('licence');
  const { total, exact, difference } = settle(licence.shares, licence.yearlyPriceCents);
  let at = 0;
  return (
    <section className="card duo" aria-labelledby="h-set">
      <div className="duo-h">
        <h2 id="h-set">{t('settlement')}</h2>
        <p className="sub">{t('byShare')}</p>
      </div>
      <div className="settle">
        <p className="formula">
          <span>
            <b className="num">{formatEuro(licence.yearlyPriceCents)}</b>
            {t('invoice')}
          </span>
          <span>
            <b className="num">{formatNumber(licence.monthlyMentions)}</b>
            {t('mentions')}
          </span>
        </p>
        <figure>
          <svg className="split" height="48" role="img" aria-label={t('splitLabel')}>
            {licence.shares.map((share) => {
              const x = at;
              at += share.percent;
              return (
                <g key={share.tenant.id} className={tenantClass(share.tenant.code)}>
                  <rect className="s1" x={`${x}%`} width={`${Math.max(0.2, share.percent - 0.3)}%`} y="0" height="48" />
                  {share.percent >= 9 ? (
                    <text className="t-on" x={`${x}%`} dx="10" y="29">
                      {share.tenant.code}
                    </text>
                  ) : null}
                </g>
              );
            })}
          </svg>
        </figure>
      </div>
      <div className="tblw" tabIndex={0} role="region" aria-label={t('tableSettlement')}>
        <table className="tbl">
          <caption className="sr">{t('tableSettlement')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('member')}</th>
              <th scope="col" className="r">
                {t('part')}
              </th>
              <th scope="col" className="r">
                {t('amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {licence.shares.map((share) => (
              <tr key={share.tenant.id} className={share.tenant.id === ownId ? 'is-own' : undefined}>
                <th scope="row">
                  <TenantName tenant={share.tenant} />
                </th>
                <td className="r">{formatPercent(share.percent)}</td>
                <td className="r">{formatEuro(share.costCents)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('together')}</th>
              <td />
              <td className="r">{formatEuro(total)}</td>
            </tr>
          </tfoot>
        </table>
        <p className={exact ? 'ok-line' : 'ck is-bad'}>
          <Icon name={exact ? 'check' : 'let'} />
          {exact ? t('exact') : t('notExact', { amount: formatEuro(Math.abs(difference)) })}
        </p>
      </div>
    </section>
  );
}
