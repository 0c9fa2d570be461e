import './figures.css';
import './figures-words';
import '../../../ui/tables.css';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/use-answer';
import { formatMonth, formatNumber, formatPercent } from '../../../ui/format';
import { TenantName } from '../../../ui/tenant';
import { FigureHeads } from './figure-heads';
import { TEXT_FIGURES } from './figures.queries';

/** What came of a shared text elsewhere: by name of who agrees to that, and of all others together. */
export default function NeighbourFigures({ itemId, tenantId }: { itemId: string; tenantId: string }) {
  const { t } = useTranslation('figures');
  const { data } = useAnswer(tenantId, TEXT_FIGURES, { sharedTemplateId: itemId }, ['TEMPLATE']);
  if (!data) return null;
  const { months, neighbours, together } = data.textFigures;
  const rounded = (percent: number) =>
    percent <= 5 ? t('least') : percent >= 95 ? t('most') : t('about', { n: formatPercent(percent) });
  return (
    <section className="card pad form figures" aria-labelledby="h-figures" data-testid="neighbour-figures">
      <div>
        <h3 id="h-figures">{t('title')}</h3>
        {months.length > 0 ? (
          <p className="meta-line">{t('period', { months: months.map(formatMonth).join(', ') })}</p>
        ) : null}
      </div>
      {neighbours.length > 0 || together ? (
        <div className="tblw" tabIndex={0} role="region" aria-label={t('caption')}>
          <table className="tbl">
            <caption className="sr">{t('caption')}</caption>
            <FigureHeads about={t('council')} />
            <tbody>
              {neighbours.map(({ tenant, sent, editedPercent, reopenedPercent }) => (
                <tr key={tenant.id}>
                  <th scope="row">
                    <TenantName tenant={tenant} />
                  </th>
                  {sent == null ? (
                    <td className="few" colSpan={3}>
                      {t('few')}
                    </td>
                  ) : (
                    <>
                      <td className="r">{formatNumber(sent)}</td>
                      <td className="r">{formatPercent(editedPercent ?? 0)}</td>
                      <td className="r">{formatPercent(reopenedPercent ?? 0)}</td>
                    </>
                  )}
                </tr>
              ))}
              {together ? (
                <tr>
                  <th scope="row">{t('others', { count: together.councils })}</th>
                  <td className="r">{t('about', { n: formatNumber(together.sent) })}</td>
                  <td className="r">{rounded(together.editedPercent)}</td>
                  <td className="r">{rounded(together.reopenedPercent)}</td>
                </tr>
              ) : null}
            </tbody>
          </table>
        </div>
      ) : (
        <p>{t('none')}</p>
      )}
      <p className="meta-line">{t('rule')}</p>
    </section>
  );
}
