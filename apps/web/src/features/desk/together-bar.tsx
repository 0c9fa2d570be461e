import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/keyboard';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { KeptDraft } from './draft-keeper';
import { usePresence, type ColleagueDraft, type Present } from './presence-context';

/** Who else looks at the conversation, in words and initials. */
export function PresenceNames() {
  const { t } = useTranslation('together');
  const { others } = usePresence();
  if (others.length === 0) return null;
  const [first, ...rest] = others as [Present, ...Present[]];
  const name = first.colleague.displayName;
  return (
    <span className="together" data-testid="presence">
      {others.slice(0, 3).map(({ colleague }) => (
        <span key={colleague.id} className="av" aria-hidden="true">
          {colleague.initials}
        </span>
      ))}
      <span>
        {rest.length > 0
          ? t('views', { name, count: rest.length })
          : t(first.doing === 'TYPING' ? 'typing' : 'viewsOne', { name })}
      </span>
    </span>
  );
}

type Origin = Pick<KeptDraft, 'answerId' | 'answerVersion'>;

const originOf = ({ answerId, answerVersion }: ColleagueDraft): Origin => ({
  answerId: answerId ?? undefined,
  answerVersion: answerVersion ?? undefined,
});

interface Props {
  /** The person writes an answer, not a note. */
  readonly answering: boolean;
  /** Of what is typed by now: what is drawn may be a moment older. */
  readonly isEmpty: () => boolean;
  readonly onText: (text: string, origin: Origin) => void;
}

/** Says before one types that a colleague writes the answer, and how to take it over; shows what colleagues left. */
export function TogetherBar({ answering, isEmpty, onText }: Props) {
  const { t } = useTranslation('together');
  const { holder, lostTo, drafts, takeOver } = usePresence();
  const [failed, setFailed] = useState<unknown>();
  const take = () => {
    setFailed(undefined);
    takeOver().then((draft) => {
      if (draft && isEmpty()) onText(draft.text, originOf(draft));
    }, setFailed);
  };
  useKeys(holder && answering ? { 'take-over': take } : {});
  if (!answering) return null;
  return (
    <>
      <div role="status" className="hold-room">
        {holder ? (
          <p className="hold" data-testid="hold">
            <Icon name="let" />
            <span>{lostTo ? t('lost', { name: lostTo }) : t('held', { name: holder.colleague.displayName })}</span>
            <ActionButton size="small" onClick={take} data-testid="take-over">
              {t('takeOver')} <kbd>o</kbd>
            </ActionButton>
          </p>
        ) : null}
      </div>
      <FailureLine failed={failed} />
      {drafts.map((draft) => (
        <DraftOf key={draft.colleague.id} draft={draft} onUse={() => onText(draft.text, originOf(draft))} />
      ))}
    </>
  );
}

function DraftOf({ draft, onUse }: { draft: ColleagueDraft; onUse: () => void }) {
  const { t } = useTranslation('together');
  return (
    <details className="their-draft" data-testid="their-draft">
      <summary>{t('draft', { name: draft.colleague.displayName, time: formatTime(draft.savedAt) })}</summary>
      <p>{draft.text}</p>
      <ActionButton size="small" onClick={onUse} data-testid="use-draft">
        {t('useDraft')}
      </ActionButton>
    </details>
  );
}
