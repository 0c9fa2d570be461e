import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { handText } from '../../app/handed-text';
import { go } from '../../app/router';
import { useSession, type Tenant } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import type { AnswersToKeepQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureLine } from '../../ui/failure-state';
import { formatDay } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { ANSWERS_TO_KEEP } from './colleagues.queries';
import type { KeepPlace } from './keep-places';
import { MarkedParts } from './marked-parts';

type Kept = AnswersToKeepQuery['answersToKeep'][number];

interface Props {
  tenant: Tenant;
  questionId: string;
  answerId: string;
  place: KeepPlace;
  onClose: () => void;
}

/** What of an answer goes into the editor; where nothing is taken out the editor opens at once. */
export default function KeepDialog({ tenant, questionId, answerId, place, onClose }: Props) {
  const { t } = useTranslation('colleagues');
  const { setFocus } = useSession();
  const { data, failed } = useAnswer(tenant.id, ANSWERS_TO_KEEP, { colleagueQuestionId: questionId });
  const kept = data?.answersToKeep.find((one) => one.id === answerId);
  const isClean = kept?.kinds.length === 0;
  const goOn = (one: Kept) => {
    handText(place, { id: one.id, tenantId: tenant.id, title: one.title, text: one.text, source: sourceOf(one) });
    onClose();
    setFocus(tenant.id);
    go(`/${place}/nieuw`);
  };
  const sourceOf = ({ by, department, from, answeredAt }: Kept) => {
    const who = from ? from.name : [by, department].filter(Boolean).join(', ');
    return t('keep.source', { who, day: formatDay(answeredAt) });
  };
  useEffect(() => {
    if (kept && isClean) goOn(kept);
    // Once: going on closes this.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [kept, isClean]);
  if (isClean || (!kept && !failed)) return null;
  return (
    <Dialog title={t(`keep.${place}`)} onClose={onClose}>
      {!kept ? (
        <FailureLine failed={failed} />
      ) : (
        <div className="form" data-testid="keep-preview">
          <p className="ck is-warn" role="status">
            <Icon name="let" />
            <span>{t('keep.stripped', { kinds: kept.kinds.map((kind) => t(`app:personal.${kind}`)).join(', ') })}</span>
          </p>
          <h3 className="h3">{t('keep.goes')}</h3>
          <blockquote className="colq-sent" data-testid="keep-text">
            <b>{kept.title}</b>
            {`\n\n${kept.text}\n\n${sourceOf(kept)}`}
          </blockquote>
          <details>
            <summary>{t('keep.written')}</summary>
            <MarkedParts parts={[...kept.asked, { text: '\n\n', kind: null }, ...kept.answered]} />
          </details>
          <p className="row end">
            <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
            <ActionButton kind="primary" onClick={() => goOn(kept)} data-first data-testid="keep-go-on">
              {t('keep.goOn')}
            </ActionButton>
          </p>
        </div>
      )}
    </Dialog>
  );
}
