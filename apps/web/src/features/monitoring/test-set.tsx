import { compileMatcher, type QueryNode } from '@samenspraak/language/query';
import { useMemo, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import type { TestCase } from './query-draft';
import { useMessages } from './use-messages';

const MOST = 50;
const MOST_CHARACTERS = 2000;

interface Props {
  tree: QueryNode | undefined;
  cases: readonly TestCase[];
  onChange: (cases: readonly TestCase[]) => void;
}

/** Texts that the query must or must not find; each shows at once whether it does. */
export function TestSet({ tree, cases, onChange }: Props) {
  const { t } = useTranslation('builder');
  const [text, setText] = useState('');
  const [mustMatch, setMustMatch] = useState(true);
  const messages = useMessages(tree, cases);
  const found = useMemo(() => {
    if (!tree || !messages) return undefined;
    const matches = compileMatcher(tree);
    return messages.map((message) => matches(message));
  }, [tree, messages]);
  const wrong = found ? cases.filter((one, index) => found[index] !== one.mustMatch).length : 0;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onChange([...cases, { text: text.trim(), mustMatch }]);
    setText('');
  };
  return (
    <section className="card pad form" aria-labelledby="h-tests" data-testid="test-set">
      <div>
        <h2 id="h-tests">{t('tests.title')}</h2>
        <p className="meta-line">{t('tests.text')}</p>
      </div>
      {cases.length > 0 ? (
        <>
          <p role="status" className={wrong > 0 ? 'ck is-warn' : 'ck is-ok'}>
            <Icon name={wrong > 0 ? 'let' : 'check'} />
            <span>
              {found ? (wrong > 0 ? t('tests.wrong', { count: wrong }) : t('tests.right')) : t('tests.unread')}
            </span>
          </p>
          <ul className="test-l">
            {cases.map((one, index) => {
              const right = found?.[index] === one.mustMatch;
              return (
                <li key={index} data-testid="test-case" data-right={found ? right : undefined}>
                  <span className={!found ? 'pill' : right ? 'pill is-ok' : 'pill is-bad'}>
                    <Icon name={!found ? 'wacht' : right ? 'check' : 'kruis'} />
                    {t(one.mustMatch ? 'tests.must' : 'tests.mustNot')}
                    {found ? <span className="sr">, {t(right ? 'tests.does' : 'tests.doesNot')}</span> : null}
                  </span>
                  <span className="test-t">{one.text}</span>
                  <ActionButton
                    size="small"
                    iconOnly
                    title={t('tests.remove')}
                    onClick={() => onChange(cases.filter((_, at) => at !== index))}
                  >
                    <Icon name="kruis" />
                    <span className="sr">
                      {t('tests.remove')}: {one.text.slice(0, 40)}
                    </span>
                  </ActionButton>
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
      {cases.length < MOST ? (
        <form className="form" onSubmit={add}>
          <label className="field">
            <span>{t('tests.message')}</span>
            <input
              value={text}
              maxLength={MOST_CHARACTERS}
              onChange={(event) => setText(event.target.value)}
              data-testid="test-text"
            />
          </label>
          <div className="row test-a">
            <label className="choice">
              <input type="radio" name="must" checked={mustMatch} onChange={() => setMustMatch(true)} />
              <span>{t('tests.must')}</span>
            </label>
            <label className="choice">
              <input type="radio" name="must" checked={!mustMatch} onChange={() => setMustMatch(false)} />
              <span>{t('tests.mustNot')}</span>
            </label>
            <ActionButton type="submit" size="small" data-testid="test-add">
              <Icon name="plus" />
              <span>{t('tests.add')}</span>
            </ActionButton>
          </div>
        </form>
      ) : (
        <p className="meta-line">{t('tests.full', { most: MOST })}</p>
      )}
    </section>
  );
}
