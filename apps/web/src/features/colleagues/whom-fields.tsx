import { useTranslation } from 'react-i18next';
import type { AskAudience, AskColleagueInput, WhomToAskQuery } from '../../gql/graphql';
import { TenantName } from '../../ui/tenant';

/** Whom one asks; `contactId` is `*` for somebody who is not in the book, `memberIds` is absent for all neighbours. */
export interface Whom {
  readonly contactId: string;
  readonly address: string;
  readonly name: string;
  readonly memberIds: readonly string[] | undefined;
}

interface Props {
  audience: AskAudience;
  book: WhomToAskQuery['contactBook'];
  neighbours: WhomToAskQuery['askableNeighbours'];
  whom: Whom;
  onChange: (whom: Whom) => void;
}

const OTHER = '*';

export function targetOf(
  audience: AskAudience,
  { contactId, address, name, memberIds }: Whom,
): Pick<AskColleagueInput, 'contactId' | 'address' | 'name' | 'memberIds'> {
  if (audience === 'NEIGHBOURS') return memberIds ? { memberIds: [...memberIds] } : {};
  return contactId === OTHER ? { address, name: name || null } : { contactId };
}

/** A department or colleague of the address book, an address inside the mail domains, or neighbours. */
export function WhomFields({ audience, book, neighbours, whom, onChange }: Props) {
  const { t } = useTranslation('colleagues');
  if (audience === 'NEIGHBOURS') return <Neighbours {...{ neighbours, whom, onChange }} />;
  const groups = (['DEPARTMENT', 'PERSON'] as const).map((kind) => ({
    kind,
    contacts: book.contacts.filter((one) => one.kind === kind),
  }));
  return (
    <>
      <label className="field">
        <span>{t('dialog.whom')}</span>
        <select
          required
          value={whom.contactId}
          onChange={(event) => onChange({ ...whom, contactId: event.target.value })}
          data-testid="ask-contact"
        >
          <option value="" disabled>
            {t('dialog.choose')}
          </option>
          {groups.map(({ kind, contacts }) =>
            contacts.length > 0 ? (
              <optgroup key={kind} label={t(kind === 'PERSON' ? 'dialog.people' : 'dialog.departments')}>
                {contacts.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.department ? `${one.name}, ${one.department}` : one.name}
                  </option>
                ))}
              </optgroup>
            ) : null,
          )}
          {book.domains.length > 0 ? <option value={OTHER}>{t('dialog.other')}</option> : null}
        </select>
      </label>
      {whom.contactId === OTHER ? (
        <>
          <label className="field">
            <span>{t('dialog.address')}</span>
            <input
              type="email"
              required
              maxLength={254}
              value={whom.address}
              onChange={(event) => onChange({ ...whom, address: event.target.value })}
              data-testid="ask-address"
            />
            <span className="help">
              {t('dialog.addressHelp', { domains: book.domains.map((one) => `@${one}`).join(', ') })}
            </span>
          </label>
          <label className="field">
            <span>{t('dialog.name')}</span>
            <input
              maxLength={80}
              value={whom.name}
              onChange={(event) => onChange({ ...whom, name: event.target.value })}
            />
          </label>
        </>
      ) : null}
    </>
  );
}

function Neighbours({ neighbours, whom, onChange }: Pick<Props, 'neighbours' | 'whom' | 'onChange'>) {
  const { t } = useTranslation('colleagues');
  if (neighbours.length === 0) return <p role="status">{t('dialog.noNeighbours')}</p>;
  const all = neighbours.map((one) => one.id);
  const chosen = whom.memberIds ?? all;
  const turn = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((one) => one !== id);
    onChange({ ...whom, memberIds: next.length === all.length ? undefined : next });
  };
  return (
    <fieldset className="field">
      <legend>{t('dialog.neighbours')}</legend>
      <label className="choice">
        <input
          type="checkbox"
          checked={whom.memberIds === undefined}
          onChange={(event) => onChange({ ...whom, memberIds: event.target.checked ? undefined : [] })}
        />
        <span>{t('dialog.all')}</span>
      </label>
      <div className="colq-who">
        {neighbours.map((one) => (
          <label key={one.id} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(one.id)}
              onChange={(event) => turn(one.id, event.target.checked)}
            />
            <TenantName tenant={one} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
