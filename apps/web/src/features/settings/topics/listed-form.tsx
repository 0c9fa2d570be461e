import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import type { KeptListsFragment } from '../../../gql/graphql';
import { ActionButton } from '../../../ui/button';
import { FailureLine } from '../../../ui/failure-state';
import { useEscape } from '../../../ui/use-escape';
import { SAVE_DEPARTMENT, SAVE_TOPIC } from './topics.queries';

export type Listed = KeptListsFragment['departments'][number] & Partial<KeptListsFragment['topics'][number]>;
export type Kind = 'TOPICS' | 'DEPARTMENTS';

interface Props {
  kind: Kind;
  /** Absent: a new one. */
  one?: Listed | undefined;
  departments: KeptListsFragment['departments'];
  tenantId: string;
  canRelax: boolean;
  onSaved: (lists: KeptListsFragment, name: string) => void;
  onCancel: () => void;
}

/** What can be said about a topic or a department; the focus begins at its name. */
export function ListedForm({ kind, one, departments, tenantId, canRelax, onSaved, onCancel }: Props) {
  const { t } = useTranslation('topics');
  const [name, setName] = useState(one?.name ?? '');
  const [active, setActive] = useState(one?.active ?? true);
  const [sensitive, setSensitive] = useState(one?.sensitive ?? false);
  const [words, setWords] = useState((one?.words ?? []).join(', '));
  const [departmentId, setDepartmentId] = useState(one?.departmentId ?? '');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const first = useRef<HTMLInputElement>(null);
  const helpId = useId();
  useEffect(() => first.current?.focus(), []);
  useEscape(onCancel);
  const save = async () => {
    const input = { expectedTenantId: tenantId, id: one?.id ?? null, version: one?.version ?? null, name, active };
    if (kind === 'DEPARTMENTS') return (await command(tenantId, SAVE_DEPARTMENT, { input })).saveDepartment;
    const list = words.split(',').map((word) => word.trim());
    const more = { sensitive, words: list.filter(Boolean), departmentId: departmentId || null };
    return (await command(tenantId, SAVE_TOPIC, { input: { ...input, ...more } })).saveTopic;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailed(undefined);
    save()
      .then((lists) => onSaved(lists, name.trim()), setFailed)
      .finally(() => setBusy(false));
  };
  const locked = one?.sensitive === true && !canRelax;
  return (
    <form className="listed-form" onSubmit={submit} data-testid="listed-form">
      <label className="field">
        <span>{t('name')}</span>
        <input ref={first} required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      {kind === 'TOPICS' ? (
        <label className="field">
          <span>{t('department')}</span>
          <select value={departmentId} onChange={(event) => setDepartmentId(event.target.value)}>
            <option value="">{t('noDepartment')}</option>
            {departments
              .filter((other) => other.active || other.id === one?.departmentId)
              .map((other) => (
                <option key={other.id} value={other.id}>
                  {other.name}
                </option>
              ))}
          </select>
        </label>
      ) : null}
      {kind === 'TOPICS' ? (
        <label className="field wide">
          <span>{t('words')}</span>
          <input
            value={words}
            autoCapitalize="off"
            aria-describedby={helpId}
            onChange={(event) => setWords(event.target.value)}
          />
          <span id={helpId} className="help">
            {t('wordsHelp')}
          </span>
        </label>
      ) : null}
      {kind === 'TOPICS' ? (
        <label className="choice">
          <input
            type="checkbox"
            checked={sensitive}
            disabled={locked}
            onChange={(event) => setSensitive(event.target.checked)}
          />
          <span>
            {t('sensitive')}
            {locked ? ` ${t('sensitiveStays')}` : ''}
          </span>
        </label>
      ) : null}
      <label className="choice">
        <input type="checkbox" checked={active} onChange={(event) => setActive(event.target.checked)} />
        <span>{t('active')}</span>
      </label>
      <div className="wide">
        <FailureLine failed={failed} />
        <p className="row end">
          <ActionButton type="button" onClick={onCancel}>
            {t('app:cancel')}
          </ActionButton>
          <ActionButton type="submit" kind="primary" disabled={busy || name.trim() === ''}>
            {t('app:save')}
          </ActionButton>
        </p>
      </div>
    </form>
  );
}
