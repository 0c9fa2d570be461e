import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import { FailureLine } from '../../ui/failure-state';
import { OWNERS } from './monitoring.queries';
import type { QueryDraft } from './query-draft';

/** Who can be the owner of a query. */
export const useOwners = (tenantId: string) => useAnswer(tenantId, OWNERS, {});

interface Props {
  tenantId: string;
  draft: QueryDraft;
  /** As it was when the query was read; empty for somebody who left. */
  ownerName: string | undefined;
  onChange: (ownerId: string) => void;
}

/** Hands a query to a colleague; one of public order only to who may see it. */
export function OwnerSelect({ tenantId, draft, ownerName, onChange }: Props) {
  const { t } = useTranslation('builder');
  const { data, failed } = useOwners(tenantId);
  const owners = data?.queryOwners;
  const fitting = (owners ?? []).filter((one) => draft.domain !== 'PUBLIC_ORDER' || one.inCompartment);
  const wanted = draft.ownerId ?? owners?.find((one) => one.me)?.id;
  const chosen = fitting.find((one) => one.id === wanted)?.id ?? '';
  return (
    <label className="field">
      <span>{t('field.ownerId')}</span>
      <select
        className="sel"
        required={owners !== undefined}
        value={chosen}
        aria-describedby="help-ownerId"
        onChange={(event) => onChange(event.target.value)}
        data-testid="field-owner"
      >
        {chosen ? null : (
          <option value="" disabled>
            {ownerName || (owners ? t('owner.left') : '')}
          </option>
        )}
        {fitting.map((one) => (
          <option key={one.id} value={one.id}>
            {one.me ? t('owner.self', { name: one.displayName }) : one.displayName}
          </option>
        ))}
      </select>
      <span className="help" id="help-ownerId">
        {t('fieldHelp.ownerId')}
      </span>
      <FailureLine failed={failed} />
    </label>
  );
}
