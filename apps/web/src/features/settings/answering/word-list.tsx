import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { ActionButton } from '../../../ui/button';
import { FailureLine } from '../../../ui/failure-state';
import { Icon } from '../../../ui/icon';
import { ADD_OWN_WORD, REMOVE_OWN_WORD } from './answering-section.queries';

interface Props {
  words: readonly string[];
  tenantId: string;
  canAdd: boolean;
  onChanged: () => void;
}

/** The council's own words: add one, take one off. */
export function WordList({ words, tenantId, canAdd, onChanged }: Props) {
  const { t } = useTranslation('answering');
  const [word, setWord] = useState('');
  const [failed, setFailed] = useState<unknown>();
  const change = async (done: Promise<unknown>) => {
    setFailed(undefined);
    try {
      await done;
      setWord('');
      onChanged();
    } catch (failure) {
      setFailed(failure);
    }
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const input = { expectedTenantId: tenantId, word: word.trim() };
    if (input.word !== '') void change(command(tenantId, ADD_OWN_WORD, { input }));
  };
  const remove = (old: string) => {
    const input = { expectedTenantId: tenantId, word: old };
    void change(command(tenantId, REMOVE_OWN_WORD, { input }));
  };
  return (
    <div className="card pad">
      {words.length === 0 ? <p>{t('words.none')}</p> : null}
      <ul className="own-words" aria-label={t('words.title')}>
        {words.map((one) => (
          <li key={one} data-testid="own-word">
            {one}
            {canAdd ? (
              <button
                type="button"
                className="btn btn-i"
                title={t('words.remove', { word: one })}
                onClick={() => remove(one)}
              >
                <Icon name="kruis" />
                <span className="sr">{t('words.remove', { word: one })}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {canAdd ? (
        <form className="row" onSubmit={add}>
          <label className="field">
            <span>{t('words.word')}</span>
            <input value={word} maxLength={60} onChange={(event) => setWord(event.target.value)} />
          </label>
          <ActionButton type="submit" disabled={word.trim() === ''}>
            {t('words.add')}
          </ActionButton>
        </form>
      ) : null}
      <FailureLine failed={failed} />
    </div>
  );
}
