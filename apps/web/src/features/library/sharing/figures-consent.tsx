import './figures.css';
import './figures-words';
import '../../../ui/tables.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import type { Tenant } from '../../../app/session';
import { useAnswer } from '../../../app/use-answer';
import type { FiguresConsentQuery } from '../../../gql/graphql';
import { ActionButton } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { FailureLine } from '../../../ui/failure-state';
import { formatDate, formatNumber, formatPercent } from '../../../ui/format';
import { FigureHeads } from './figure-heads';
import { FIGURES_CONSENT, SET_FIGURES_CONSENT } from './figures.queries';

type Consent = FiguresConsentQuery['figuresConsent'];

/** Whether the makers of texts see our figures by name; who decides sees first what they would see. */
export default function FiguresConsent({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation('figures');
  const { data, again } = useAnswer(tenant.id, FIGURES_CONSENT, {}, ['TEMPLATE']);
  const [asking, setAsking] = useState(false);
  const [state, setState] = useState<{ failed?: unknown; busy?: boolean }>({});
  if (!data) return null;
  const consent = data.figuresConsent;
  const { given, givenByName, givenAt, mayDecide } = consent;
  const say = () => {
    setState({ busy: true });
    command(tenant.id, SET_FIGURES_CONSENT, { input: { expectedTenantId: tenant.id, given: !given } }).then(
      () => {
        setState({});
        setAsking(false);
        again();
      },
      (failed: unknown) => setState({ failed }),
    );
  };
  return (
    <section className="card pad form" aria-labelledby="h-consent" data-testid="figures-consent">
      <h3 id="h-consent">{t('consent.title')}</h3>
      <p role="status">{t(given ? 'consent.on' : 'consent.off')}</p>
      {givenByName && givenAt ? (
        <p className="meta-line">{t('consent.by', { name: givenByName, date: formatDate(givenAt) })}</p>
      ) : null}
      {mayDecide ? (
        <p className="row end">
          <ActionButton onClick={() => setAsking(true)}>{t(given ? 'consent.change' : 'consent.look')}</ActionButton>
        </p>
      ) : (
        <p className="meta-line">{t('consent.ask')}</p>
      )}
      {asking ? (
        <Dialog title={t(given ? 'consent.title' : 'consent.dialog')} onClose={() => setAsking(false)}>
          <div className="form figures">
            <p>{t('consent.text')}</p>
            <p>{t('consent.stop')}</p>
            <Lines lines={consent.lines} />
            <FailureLine failed={state.failed} />
            <p className="row end">
              <ActionButton onClick={() => setAsking(false)}>{t('app:cancel')}</ActionButton>
              <ActionButton kind="primary" disabled={state.busy === true} onClick={say}>
                {t(given ? 'consent.end' : 'consent.yes')}
              </ActionButton>
            </p>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}

function Lines({ lines }: { lines: Consent['lines'] }) {
  const { t } = useTranslation('figures');
  if (lines.length === 0) return <p className="meta-line">{t('consent.noLines')}</p>;
  return (
    <div className="tblw figures-lines" tabIndex={0} role="region" aria-label={t('consent.linesOf')}>
      <table className="tbl">
        <caption>{t('consent.lines')}</caption>
        <FigureHeads about={t('consent.titleOf')} />
        <tbody>
          {lines.map((line) => (
            <tr key={line.itemId}>
              <th scope="row">
                {line.title} <span className="meta-line">{line.publisher}</span>
              </th>
              <td className="r">{formatNumber(line.sent)}</td>
              <td className="r">{formatPercent(line.editedPercent)}</td>
              <td className="r">{formatPercent(Math.round((100 * line.reopened) / line.sent))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
