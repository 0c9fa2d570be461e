import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { ContactKind } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureLine } from '../../ui/failure-state';
import { SAVE_CONTACT } from './colleagues.queries';
import type { Contact } from './contact-book';

interface Props {
  tenantId: string;
  contact: Contact | undefined;
  onSaved: () => void;
  onClose: () => void;
}

const KINDS: readonly ContactKind[] = ['DEPARTMENT', 'PERSON'];

/** Puts somebody into the address book, or changes who stands there. */
export function ContactDialog({ tenantId, contact, onSaved, onClose }: Props) {
  const { t } = useTranslation('colleagues');
  const [given, setGiven] = useState({
    kind: contact?.kind ?? ('DEPARTMENT' as ContactKind),
    name: contact?.name ?? '',
    department: contact?.department ?? '',
    address: contact?.address ?? '',
  });
  const [failed, setFailed] = useState<unknown>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFailed(undefined);
    command(tenantId, SAVE_CONTACT, {
      input: { ...given, id: contact?.id, version: contact?.version, expectedTenantId: tenantId },
    }).then(onSaved, setFailed);
  };
  return (
    <Dialog title={contact ? t('book.edit', { name: contact.name }) : t('book.add')} onClose={onClose}>
      <form className="form" onSubmit={submit} data-testid="contact-form">
        <fieldset className="field">
          <legend>{t('book.kind')}</legend>
          {KINDS.map((kind) => (
            <label key={kind} className="choice">
              <input
                type="radio"
                name="kind"
                checked={given.kind === kind}
                onChange={() => setGiven({ ...given, kind })}
              />
              <span>{t(`book.${kind}`)}</span>
            </label>
          ))}
        </fieldset>
        {(['name', 'department', 'address'] as const).map((part) => (
          <label key={part} className="field">
            <span>{t(`book.${part}`)}</span>
            <input
              type={part === 'address' ? 'email' : 'text'}
              required={part !== 'department'}
              maxLength={part === 'address' ? 254 : 80}
              value={given[part]}
              onChange={(event) => setGiven({ ...given, [part]: event.target.value })}
            />
          </label>
        ))}
        <FailureLine failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit">
            {t('app:save')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}
