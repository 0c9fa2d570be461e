import { decodeText, MOST_IMPORT_BYTES, readQuestions, type ReadQuestions } from '@samenspraak/language/questions';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatDate, formatNumber } from '../../ui/format';
import { ProblemList } from './problem-list';
import { runImport, type Outcome } from './question-import';

interface Props {
  sets: KnowledgeQuery['questionSets'];
  tenantId: string;
  onChanged: () => void;
}

interface Opened {
  readonly name: string;
  readonly encoding: string;
  readonly read: ReadQuestions;
}

interface State {
  readonly doing?: 'reading' | 'comparing' | 'writing';
  readonly done?: number;
  readonly seen?: Outcome;
  readonly finished?: Outcome;
  readonly tooLarge?: number;
  readonly failed?: unknown;
}

/** Sets of questions that somebody else keeps: choose a file, see what it would do, then let it in. */
export function ImportPage({ sets, tenantId, onChanged }: Props) {
  const { t } = useTranslation('knowledge');
  const [setName, setSetName] = useState('');
  const [source, setSource] = useState('');
  const [opened, setOpened] = useState<Opened>();
  const [state, setState] = useState<State>({});

  const open = async (file: File | undefined) => {
    if (!file) return;
    setOpened(undefined);
    if (file.size > MOST_IMPORT_BYTES) return setState({ tooLarge: file.size });
    setState({ doing: 'reading' });
    const { text, encoding } = decodeText(new Uint8Array(await file.arrayBuffer()));
    setOpened({ name: file.name, encoding, read: readQuestions(text) });
    setState({});
    if (!setName) setSetName(file.name.replace(/\.[a-z]+$/i, '').slice(0, 120));
  };
  const run = async (what: 'preview' | 'import') => {
    if (!opened) return;
    const doing = what === 'preview' ? 'comparing' : 'writing';
    setState({ doing, done: 0 });
    try {
      const { rows } = opened.read;
      const outcome = await runImport(what, { tenantId, setName, source }, rows, (done) => setState({ doing, done }));
      setState(what === 'preview' ? { seen: outcome } : { finished: outcome });
      if (what === 'import') onChanged();
    } catch (failed) {
      setState({ failed });
    }
  };
  const { doing, done = 0, seen, finished, tooLarge, failed } = state;
  const all = opened?.read.rows.length ?? 0;
  const fresh = (seen?.added.length ?? 0) + (seen?.changed.length ?? 0);
  return (
    <>
      <header className="page-head">
        <div>
          <h2 className="h1">{t('sets.title')}</h2>
          <p className="sub">{t('sets.text')}</p>
        </div>
      </header>
      {sets.length === 0 ? <p className="meta-line">{t('sets.none')}</p> : null}
      {sets.length > 0 ? (
        <ul className="card items">
          {sets.map((one) => (
            <li key={one.id} data-testid="question-set">
              <div className="grow">
                <p className="said">{one.name}</p>
                <p>
                  {[
                    t('sets.count', { count: one.count }),
                    t('sets.changed', { day: formatDate(one.changedAt) }),
                    one.source,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      <section className="card pad form" aria-labelledby="h-bring" data-testid="import">
        <h3 id="h-bring">{t('sets.bring')}</h3>
        <label className="field">
          <span>{t('sets.file')}</span>
          <input
            type="file"
            accept=".csv,.json,.jsonl,.ndjson,.txt,.tsv,text/csv,application/json"
            onChange={({ target }) => void open(target.files?.[0])}
            data-testid="import-file"
          />
        </label>
        {tooLarge ? (
          <p className="ck is-warn" role="alert">
            {t('sets.tooLarge', { size: formatNumber(Math.ceil(tooLarge / 1024 / 1024)) })}
          </p>
        ) : null}
        {opened ? (
          <>
            <p className="meta-line" role="status">
              {t('sets.read', {
                ...{ name: opened.name, encoding: opened.encoding, rows: formatNumber(all) },
                format: opened.read.format.replace('_', ' '),
              })}
            </p>
            <label className="field">
              <span>{t('sets.name')}</span>
              <input
                value={setName}
                maxLength={120}
                onChange={({ target }) => {
                  setSetName(target.value);
                  setState({});
                }}
                list="sets"
                data-testid="import-name"
              />
              <span className="help">{t('sets.nameHelp')}</span>
              <datalist id="sets">
                {sets.map(({ id, name }) => (
                  <option key={id} value={name} />
                ))}
              </datalist>
            </label>
            <label className="field">
              <span>{t('sets.source')}</span>
              <input value={source} maxLength={500} onChange={({ target }) => setSource(target.value)} />
            </label>
            {all === 0 ? <p className="ck is-warn">{t('sets.empty')}</p> : null}
          </>
        ) : null}
        {doing ? (
          <p role="status" className="meta-line">
            {doing === 'reading' ? t('sets.reading') : t(`sets.${doing}`, { done, all })}
          </p>
        ) : null}
        {seen ? (
          <ul className="kn-outcome" data-testid="import-preview">
            <li>{t('sets.new', { count: seen.added.length })}</li>
            <li>{t('sets.changedRows', { count: seen.changed.length })}</li>
            <li>{t('sets.same', { count: seen.same })}</li>
            <li>{t('sets.broken', { count: opened?.read.problems.length ?? 0 })}</li>
          </ul>
        ) : null}
        {finished ? (
          <p className="ok-line" role="status" data-testid="import-done">
            {t('sets.done', { added: finished.added.length, changed: finished.changed.length })}
          </p>
        ) : null}
        {opened && opened.read.problems.length > 0 ? (
          <ProblemList problems={opened.read.problems} fileName={opened.name} />
        ) : null}
        <FailureLine failed={failed} />
        {opened && all > 0 && !finished ? (
          <p className="row end">
            {seen && fresh === 0 ? <span className="meta-line">{t('sets.nothingNew')}</span> : null}
            {seen && fresh > 0 ? (
              <ActionButton
                kind="primary"
                disabled={!!doing}
                onClick={() => void run('import')}
                data-testid="import-start"
              >
                {t('sets.start', { count: fresh })}
              </ActionButton>
            ) : seen ? null : (
              <ActionButton
                kind="primary"
                disabled={!!doing || !setName.trim()}
                onClick={() => void run('preview')}
                data-testid="import-compare"
              >
                {t('sets.compare')}
              </ActionButton>
            )}
          </p>
        ) : null}
      </section>
    </>
  );
}
