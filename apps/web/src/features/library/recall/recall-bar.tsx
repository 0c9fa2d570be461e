import './recall.css';
import './recall-words';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, command, type AskFailed } from '../../../app/ask';
import { hasRole, type Membership } from '../../../app/session';
import { useAnswer } from '../../../app/use-answer';
import { ActionButton } from '../../../ui/button';
import { FailureLine } from '../../../ui/failure-state';
import { Icon } from '../../../ui/icon';
import { ReasonForm } from '../../../ui/sharing/reason-form';
import { RECALL_HERE, RELEASE_RECALL, RENDERED_CORRECTION } from './recall.queries';

interface Props {
  membership: Membership;
  conversationId: string;
  text: string;
  answerId: string | undefined;
  answerVersion: number | undefined;
  /** What sending answered last. */
  failed: AskFailed | undefined;
  /** The corrected text; what stands there is kept beside it. */
  onCorrection: (text: string) => void;
  /** The text goes on as a person's own. */
  onOwn: () => void;
}

/** Says at once when what is being written was called back, and offers what may be said instead. */
export default function RecallBar(props: Props) {
  const { membership, conversationId, answerId, answerVersion, failed } = props;
  const { t } = useTranslation('recall');
  const tenantId = membership.tenant.id;
  const refused = failed?.code === 'REPLIES_RECALLED';
  // The text is asked about when it was refused; while it is written its answer says enough.
  const at = useRef('');
  if (refused) at.current ||= props.text;
  else at.current = '';
  const input = { conversationId, answerId: answerId ?? null, answerVersion: answerVersion ?? null, text: at.current };
  const { data, again } = useAnswer(tenantId, RECALL_HERE, { input }, ['TEMPLATE']);
  const [trouble, setTrouble] = useState<unknown>();
  const [releasing, setReleasing] = useState(false);
  const found = data?.recallHere;
  useEffect(() => setReleasing(false), [found?.recall.id]);
  if (!found) return null;
  const { recall } = found;
  const use = () =>
    ask(tenantId, RENDERED_CORRECTION, { recallId: recall.id, conversationId }).then(
      ({ renderedCorrection: { text } }) => {
        // From now on this is the text in question, also while the refusal of the other one still stands.
        at.current = text;
        props.onCorrection(text);
      },
      setTrouble,
    );
  const release = (reason: string) => {
    const released = { recallId: recall.id, expectedTenantId: tenantId, conversationId, reason };
    command(tenantId, RELEASE_RECALL, { input: released }).then(again, setTrouble);
  };
  const mayRelease = hasRole(membership, ['COORDINATOR']);
  return (
    <section className="recall-bar" aria-label={t('bar.label')} data-testid="recall-bar" data-by={found.by}>
      <div role="status">
        <p>
          <Icon name="let" />
          <span>
            <b>{t(found.by === 'TEXT' ? 'bar.text' : recall.kind === 'UNSAFE' ? 'bar.unsafe' : 'bar.wrong')}</b>{' '}
            {t('bar.kept')}
          </span>
        </p>
        <p className="recall-why">
          <span>
            {t('bar.by', { publisher: recall.publisher, title: recall.title, version: recall.version })}{' '}
            <q>{recall.reason}</q>
          </span>
        </p>
      </div>
      {found.correctable ? null : <p className="recall-s">{t('bar.none')}</p>}
      <p className="row">
        {found.correctable ? (
          <ActionButton kind="primary" size="small" onClick={() => void use()} data-testid="use-correction">
            {t('bar.use')}
          </ActionButton>
        ) : null}
        {found.by === 'ANSWER' ? (
          <ActionButton size="small" onClick={props.onOwn}>
            {t('bar.own')}
          </ActionButton>
        ) : null}
        {mayRelease && !releasing ? (
          <ActionButton size="small" onClick={() => setReleasing(true)}>
            {t('bar.release')}
          </ActionButton>
        ) : null}
      </p>
      {mayRelease ? null : <p className="recall-s">{t('bar.askCoordinator')}</p>}
      {releasing ? <ReasonForm ask={t('bar.releaseAsk')} action={t('bar.releaseDo')} onReason={release} /> : null}
      <FailureLine failed={trouble} />
    </section>
  );
}
