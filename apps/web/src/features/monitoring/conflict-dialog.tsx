import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { formatDate } from '../../ui/format';
import type { Conflict } from './find-conflict';
import { useOwners } from './owner-select';
import { differences, type DraftField, type QueryDraft } from './query-draft';

interface Props {
  tenantId: string;
  mine: QueryDraft;
  conflict: Conflict;
  onSettle: (draft: QueryDraft) => void;
  onClose: () => void;
}

type Choice = 'mine' | 'theirs';

/** Somebody saved first: both versions side by side, field by field; nothing is saved by choosing. */
export function ConflictDialog({ tenantId, mine, conflict, onSettle, onClose }: Props) {
  const { t } = useTranslation('builder');
  const { theirs, byName } = conflict;
  const fields = differences(mine, theirs);
  const owners = useOwners(tenantId).data?.queryOwners;
  const [choices, setChoices] = useState<Partial<Record<DraftField, Choice>>>({});
  const settle = () => {
    const merged = { ...mine, version: theirs.version };
    for (const field of fields) if (choices[field] === 'theirs') Object.assign(merged, { [field]: theirs[field] });
    onSettle(merged);
  };
  const said = (field: DraftField, draft: QueryDraft) => {
    const value = draft[field];
    if (field === 'testCases') return t('conflict.tests', { count: draft.testCases.length });
    if (field === 'ownerId')
      return owners ? (owners.find((one) => one.id === value)?.displayName ?? t('owner.left')) : '';
    if (field === 'domain') return t(`domain.${draft.domain}`);
    if (field === 'endsOn') return formatDate(draft.endsOn);
    if (typeof value === 'boolean') return t(value ? 'conflict.yes' : 'conflict.no');
    return String(value ?? '');
  };
  return (
    <Dialog title={t('conflict.title')} onClose={onClose}>
      <p>{t('conflict.text', { name: byName || t('conflict.colleague') })}</p>
      {fields.length === 0 ? <p>{t('conflict.same')}</p> : null}
      {fields.map((field) => (
        <fieldset key={field} className="field conflict-f">
          <legend>{t(`field.${field}`)}</legend>
          {(['mine', 'theirs'] as const).map((whose) => (
            <label key={whose} className="choice">
              <input
                type="radio"
                name={`conflict-${field}`}
                checked={(choices[field] ?? 'mine') === whose}
                onChange={() => setChoices({ ...choices, [field]: whose })}
              />
              <span>
                <b>{t(`conflict.${whose}`)}</b> {said(field, whose === 'mine' ? mine : theirs)}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <p className="row end">
        <ActionButton onClick={onClose}>{t('conflict.later')}</ActionButton>
        <ActionButton kind="primary" onClick={settle} data-testid="conflict-settle">
          {t('conflict.settle')}
        </ActionButton>
      </p>
    </Dialog>
  );
}
