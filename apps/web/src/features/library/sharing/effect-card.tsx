import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../ui/format';
import type { PublicationRequestsQuery } from '../../../gql/graphql';

/** From here on colleagues change so much that the text may be better. */
const MUCH = 25;
/** Fewer answers say nothing. */
const LEAST = 5;

/** How often a text goes out and how much colleagues change in it: advice to ourselves. */
export function EffectCard({ effect }: { effect: PublicationRequestsQuery['answerEffects'][number] | undefined }) {
  const { t } = useTranslation('sharing');
  if (!effect) return null;
  const { sent, editedPercent } = effect;
  return (
    <section className="card pad form" aria-labelledby="h-effect">
      <h3 id="h-effect">{t('effect.title')}</h3>
      <p>{t('effect.text', { count: sent, percent: formatPercent(editedPercent) })}</p>
      {sent >= LEAST && editedPercent >= MUCH ? <p className="sub">{t('effect.much')}</p> : null}
    </section>
  );
}
