import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Membership } from '../../app/session';
import type { QueryDomain } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { dayAhead, MOST_DAYS } from './new-query';
import { OwnerSelect } from './owner-select';
import type { QueryDraft } from './query-draft';
import { inCompartment, mayManage } from './query-rights';

export const FIELDS_FORM = 'query-fields';
const TERMS = [91, 182, 365] as const;

interface Props {
  draft: QueryDraft;
  member: Membership;
  ownerName: string | undefined;
  onChange: (next: Partial<QueryDraft>) => void;
  onSubmit: () => void;
}

/** What the law asks of each query: why, on what ground, of whom and until when. */
export function QueryFields({ draft, member, ownerName, onChange, onSubmit }: Props) {
  const { t } = useTranslation('builder');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const domains: readonly QueryDomain[] = [
    'SERVICE',
    'COMMUNICATION',
    'CRISIS',
    ...(inCompartment(member) || draft.domain === 'PUBLIC_ORDER' ? (['PUBLIC_ORDER'] as const) : []),
  ];
  const text = (name: 'name' | 'purpose' | 'legalBasis', most: number) => (
    <label className="field">
      <span>{t(`field.${name}`)}</span>
      <input
        required
        maxLength={most}
        value={draft[name]}
        aria-describedby={`help-${name}`}
        onChange={(event) => onChange({ [name]: event.target.value })}
        data-testid={`field-${name}`}
      />
      <span className="help" id={`help-${name}`}>
        {t(`fieldHelp.${name}`)}
      </span>
    </label>
  );
  return (
    <form id={FIELDS_FORM} className="card pad form" onSubmit={submit} aria-labelledby="h-why">
      <div>
        <h2 id="h-why">{t('why')}</h2>
        <p className="meta-line">{t('whyText')}</p>
      </div>
      {text('name', 120)}
      {text('purpose', 500)}
      <fieldset className="field">
        <legend>{t('field.domain')}</legend>
        {domains.map((domain) => (
          <label key={domain} className="choice">
            <input
              type="radio"
              name="domain"
              checked={draft.domain === domain}
              onChange={() => onChange({ domain, ...(domain === 'PUBLIC_ORDER' ? { shared: false } : {}) })}
            />
            <span>
              {t(`domain.${domain}`)}: {t(`domainHelp.${domain}`)}
            </span>
          </label>
        ))}
      </fieldset>
      {text('legalBasis', 200)}
      {mayManage(member) ? (
        <OwnerSelect
          tenantId={member.tenant.id}
          draft={draft}
          ownerName={ownerName}
          onChange={(ownerId) => onChange({ ownerId })}
        />
      ) : (
        <div className="field">
          <span>{t('field.ownerId')}</span>
          <p className="owner">{ownerName || t('owner.left')}</p>
        </div>
      )}
      <div className="field">
        <label htmlFor="query-ends">
          <span>{t('field.endsOn')}</span>
        </label>
        <div className="row ends">
          <input
            id="query-ends"
            type="date"
            required
            min={dayAhead(1)}
            max={dayAhead(MOST_DAYS)}
            value={draft.endsOn}
            aria-describedby="help-endsOn"
            onChange={(event) => onChange({ endsOn: event.target.value })}
            data-testid="field-endsOn"
          />
          {TERMS.map((days) => (
            <ActionButton key={days} size="small" onClick={() => onChange({ endsOn: dayAhead(days) })}>
              {t(`term.${days}`)}
            </ActionButton>
          ))}
        </div>
        <span className="help" id="help-endsOn">
          {t('fieldHelp.endsOn')}
        </span>
      </div>
      <div className="field">
        <label className="choice">
          <input
            type="checkbox"
            checked={draft.active}
            onChange={(event) => onChange({ active: event.target.checked })}
          />
          <span>{t('field.active')}</span>
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={draft.shared}
            disabled={draft.domain === 'PUBLIC_ORDER'}
            aria-describedby="help-shared"
            onChange={(event) => onChange({ shared: event.target.checked })}
          />
          <span>{t('field.shared')}</span>
        </label>
        <span className="help" id="help-shared">
          {t(draft.domain === 'PUBLIC_ORDER' ? 'fieldHelp.sharedNever' : 'fieldHelp.shared')}
        </span>
      </div>
    </form>
  );
}
