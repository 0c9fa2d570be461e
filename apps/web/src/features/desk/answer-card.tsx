import { useTranslation } from 'react-i18next';
import type { AnswersQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Placeholders } from '../../ui/placeholders';

type Answer = AnswersQuery['answers'][number];
interface Props {
  answer: Answer;
  used: boolean;
  number: number | undefined;
  onInsert: () => void;
  disabled: boolean;
}

/** An answer on offer: where it comes from, why it is offered, and what is still missing. */
export function AnswerCard({ answer, used, number, onInsert, disabled }: Props) {
  const { t } = useTranslation('desk');
  const { own, publisher, version } = answer.provenance;
  return (
    <article className={used ? 'card ans is-used' : 'card ans'} data-testid="answer-card" data-answer-id={answer.id}>
      <h3>
        {answer.title}{' '}
        {used ? (
          <span className="pill is-ok">
            <Icon name="check" />
            {t('know.inserted')}
          </span>
        ) : number ? (
          <kbd aria-hidden="true">{number}</kbd>
        ) : null}
      </h3>
      <p className="prov">
        <Icon name={own ? 'boek' : 'delen'} />
        <span>
          {t('know.from')} <b>{publisher}</b>
          {t('know.version', { version })}
        </span>
      </p>
      <p className="txt">
        <Placeholders text={answer.preview} />
      </p>
      {answer.why || answer.usedCount > 0 ? (
        <p className="why">
          <b>{t('know.why')}</b>
          {answer.why ? `${answer.why.replace(/[.]$/, '')}.` : null}{' '}
          {answer.usedCount > 0 ? t('know.used', { count: answer.usedCount }) : null}
        </p>
      ) : null}
      {answer.missingVariables.length > 0 ? (
        <p className="ck is-warn">
          <Icon name="let" />
          <span>{t('know.missing', { names: answer.missingVariables.join(', ') })}</span>
        </p>
      ) : null}
      {used ? null : (
        <p className="row">
          <ActionButton size="small" onClick={onInsert} disabled={disabled}>
            {t('know.insert')}
            <span className="sr"> {answer.title}</span>
          </ActionButton>
        </p>
      )}
    </article>
  );
}
