import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import type { Step } from '../../gql/graphql';
import type { Conversation } from './conversation-store';
import { STEPS } from './steps';

/** Five steps, each with what came of it. */
export function Stepper({ conversation, onStep }: { conversation: Conversation; onStep: (step: Step) => void }) {
  const { t } = useTranslation('desk');
  const at = STEPS.indexOf(conversation.step);
  return (
    <ol className="steps" aria-label={t('steps')}>
      {STEPS.map((step, index) => {
        const taken = conversation.steps.find((one) => one.step === step);
        const now = index === at;
        const done = !now && (taken?.doneAt != null || index < at);
        return (
          <li key={step} className={now ? 'now' : done ? 'done' : undefined}>
            <button type="button" aria-current={now ? 'step' : undefined} onClick={() => onStep(step)}>
              <b>
                {done ? <Icon name="check" /> : now ? <em aria-hidden="true">{index + 1}</em> : null}
                <span className="step-w">{t(`step.${step}`)}</span>
              </b>
              <span className="step-r">{taken?.result ?? t(now ? 'stepNow' : done ? 'stepDone' : 'stepOpen')}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
