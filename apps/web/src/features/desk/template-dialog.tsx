import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask';
import type { AnswersQuery } from '../../gql/graphql';
import { Dialog } from '../../ui/dialog';
import { ANSWERS } from './desk.queries';

interface Props {
  tenantId: string;
  conversationId: string;
  first: AnswersQuery['answers'];
  onChoose: (answerId: string) => void;
  onClose: () => void;
}

const SEARCH_AFTER_MS = 150;

/** All answers that may be sent here: type to search, arrows to move, Enter to insert. */
export function TemplateDialog({ tenantId, conversationId, first, onChoose, onClose }: Props) {
  const { t } = useTranslation('desk');
  const [search, setSearch] = useState('');
  const [answers, setAnswers] = useState(first);
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (search === '') {
      setAnswers(first);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      void ask(tenantId, ANSWERS, { conversationId, search, first: 20 }).then(
        (read) => current && setAnswers(read.answers.filter(({ recall }) => !recall)),
        () => undefined,
      );
    }, SEARCH_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, first, tenantId, conversationId]);
  const chosen = answers[Math.min(at, answers.length - 1)];
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(answers.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter' && chosen) onChoose(chosen.id);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('templates.title')} onClose={onClose}>
      <label className="field">
        <span>{t('templates.search')}</span>
        <input
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-controls="template-options"
          aria-activedescendant={chosen ? `option-${chosen.id}` : undefined}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setAt(0);
          }}
          onKeyDown={keyed}
        />
      </label>
      <ul className="options" role="listbox" id="template-options" aria-label={t('templates.title')}>
        {answers.map((answer) => (
          <li
            key={answer.id}
            id={`option-${answer.id}`}
            role="option"
            aria-selected={answer.id === chosen?.id}
            onClick={() => onChoose(answer.id)}
          >
            <b>{answer.title}</b>
            <span>
              {t('know.from')} {answer.provenance.publisher}
              {t('know.version', { version: answer.provenance.version })}
            </span>
            <span className="opt-p">{answer.preview}</span>
          </li>
        ))}
      </ul>
      {answers.length === 0 ? <p>{t('templates.none')}</p> : null}
    </Dialog>
  );
}
