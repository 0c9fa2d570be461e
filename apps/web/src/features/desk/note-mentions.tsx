import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import { knowPeople, mentionAtEnd, mentioned, type Mentionable } from './mentions';
import { MENTIONABLE } from './work.queries';

interface Props {
  tenantId: string;
  text: string;
  /** The note with the name in it. */
  onText: (text: string) => void;
}

/** Colleagues to name while somebody types `@` in a note; they are told when it is kept. */
export default function NoteMentions({ tenantId, text, onText }: Props) {
  const { t } = useTranslation('work');
  const people = useMentionable(tenantId);
  const begun = mentionAtEnd(text);
  const fitting =
    begun === undefined
      ? []
      : people.filter(({ displayName, me }) => !me && displayName.toLowerCase().includes(begun.toLowerCase()));
  const named = mentioned(text, people);
  return (
    <div className="mentions" role="group" aria-label={t('mention.label')} aria-live="polite">
      {fitting.slice(0, 6).map(({ id, displayName }) => (
        <button
          key={id}
          type="button"
          className="chip"
          data-testid="mention"
          onClick={() => onText(`${text.slice(0, text.length - (begun?.length ?? 0))}${displayName} `)}
        >
          @{displayName}
        </button>
      ))}
      {fitting.length === 0 ? (
        <span className="sub">
          {named.length > 0
            ? t('mention.told', { names: named.map(({ displayName }) => displayName).join(', ') })
            : t('mention.hint')}
        </span>
      ) : null}
    </div>
  );
}

function useMentionable(tenantId: string): readonly Mentionable[] {
  const people = useAnswer(tenantId, MENTIONABLE, {}).data?.mentionable;
  useEffect(() => {
    if (people) knowPeople(tenantId, people);
  }, [tenantId, people]);
  return people ?? [];
}
