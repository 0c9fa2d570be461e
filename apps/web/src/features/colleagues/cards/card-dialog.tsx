import './card-words';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/use-answer';
import { Dialog } from '../../../ui/dialog';
import { FailureState } from '../../../ui/failure-state';
import { COLLEAGUE_CARD } from './card.queries';
import { Face } from './face';

interface Props {
  readonly tenantId: string;
  readonly colleagueId: string;
  readonly onClose: () => void;
}

/** Who a colleague is. */
export default function CardDialog({ tenantId, colleagueId, onClose }: Props) {
  const { t } = useTranslation('cards');
  const { data, failed, again } = useAnswer(tenantId, COLLEAGUE_CARD, { colleagueId });
  const card = data?.colleagueCard;
  return (
    <Dialog title={t('title')} onClose={onClose}>
      {failed && !card ? <FailureState failed={failed} again={again} /> : null}
      {!card && !failed ? <div className="face" aria-busy="true" /> : null}
      {card ? (
        <div className="agent-card" data-testid="agent-card">
          <Face name={card.displayName} initials={card.initials} photoAddress={card.photoAddress} />
          <div>
            <p className="agent-card-n">{card.displayName}</p>
            <dl>
              <dt>{t('firstName')}</dt>
              <dd data-testid="card-first-name">{card.displayName.split(' ')[0]}</dd>
              <dt>{t('initials')}</dt>
              <dd>{card.initials}</dd>
            </dl>
            {card.me ? <p className="agent-card-me">{t('me')}</p> : null}
          </div>
        </div>
      ) : null}
    </Dialog>
  );
}
