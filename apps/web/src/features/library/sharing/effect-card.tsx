import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/use-answer';
import { formatPercent } from '../../../ui/format';
import { ANSWER_OUTCOME } from './effect.queries';

/** From here on colleagues change so much that the text may be better. */
const MUCH = 25;
/** Of so many answers in a hundred citizens come back: the text may leave a question. */
const OFTEN = 20;
/** Fewer answers say nothing. */
const LEAST = 5;

/** How often a text goes out, how much colleagues change in it and whether citizens come back: advice to ourselves. */
export function EffectCard({ answerId, tenantId }: { answerId: string; tenantId: string }) {
  const { t } = useTranslation('sharing');
  const { data } = useAnswer(tenantId, ANSWER_OUTCOME, { answerId }, ['TEMPLATE', 'FIGURE']);
  if (!data || data.answerOutcome.sent === 0) return null;
  const { sent, editedPercent, reopened } = data.answerOutcome;
  const enough = sent >= LEAST;
  return (
    <section className="card pad form" aria-labelledby="h-effect" data-testid="effect">
      <div>
        <h3 id="h-effect">{t('effect.title')}</h3>
        <p className="meta-line">{t('effect.period')}</p>
      </div>
      <dl className="effect">
        {(
          [
            ['sent', String(sent)],
            ['edited', formatPercent(editedPercent)],
            ['reopened', String(reopened)],
          ] as const
        ).map(([what, value]) => (
          <div key={what}>
            <dt>{t(`effect.${what}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {enough && editedPercent >= MUCH ? <p className="sub">{t('effect.much')}</p> : null}
      {enough && (100 * reopened) / sent >= OFTEN ? <p className="sub">{t('effect.often')}</p> : null}
    </section>
  );
}
