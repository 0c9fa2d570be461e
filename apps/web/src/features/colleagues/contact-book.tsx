import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { useAnswer } from '../../app/use-answer';
import type { ContactBookQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine, FailureState } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { AskingForm } from './asking-form';
import { CONTACT_BOOK, REMOVE_CONTACT } from './colleagues.queries';
import { ContactDialog } from './contact-dialog';

export type Contact = ContactBookQuery['contactBook']['contacts'][number];

interface Props {
  tenantId: string;
  keeps: boolean;
  onSaid: (text: string) => void;
}

/** The address book of departments and colleagues without a seat. */
export function ContactBook({ tenantId, keeps, onSaid }: Props) {
  const { t } = useTranslation('colleagues');
  const { data, failed, again } = useAnswer(tenantId, CONTACT_BOOK, {}, ['QUESTION']);
  const [editing, setEditing] = useState<Contact | 'new'>();
  const [refused, setRefused] = useState<unknown>();
  const book = data?.contactBook;
  if (failed && !book) return <FailureState failed={failed} again={again} />;
  if (!book) return null;
  const saved = () => {
    setEditing(undefined);
    onSaid(t('book.saved'));
    again();
  };
  const remove = (contactId: string) =>
    void command(tenantId, REMOVE_CONTACT, { input: { contactId, expectedTenantId: tenantId } }).then(
      saved,
      setRefused,
    );
  return (
    <section className="card colq-book" aria-labelledby="h-book" data-testid="contact-book">
      <div className="colq-book-head">
        <div>
          <h2 id="h-book">{t('book.title')}</h2>
          <p className="sub">{t('book.text')}</p>
        </div>
        {keeps ? (
          <ActionButton onClick={() => setEditing('new')} data-testid="add-contact">
            <Icon name="plus" />
            <span>{t('book.add')}</span>
          </ActionButton>
        ) : null}
      </div>
      <FailureLine failed={refused} />
      {book.contacts.length === 0 ? <p>{t('book.empty')}</p> : null}
      <ul className="items" aria-labelledby="h-book">
        {book.contacts.map((contact) => (
          <li key={contact.id} data-testid="contact">
            <div className="grow">
              <b>{contact.name}</b>
              <p className="colq-by">
                {t(`book.${contact.kind}`)}
                {contact.department ? ` · ${contact.department}` : ''} · {contact.address}
              </p>
            </div>
            {keeps ? (
              <div className="acts">
                <ActionButton
                  size="small"
                  iconOnly
                  title={t('book.edit', { name: contact.name })}
                  onClick={() => setEditing(contact)}
                >
                  <Icon name="potlood" />
                  <span className="sr">{t('book.edit', { name: contact.name })}</span>
                </ActionButton>
                <ActionButton
                  size="small"
                  iconOnly
                  title={t('book.remove', { name: contact.name })}
                  onClick={() => remove(contact.id)}
                >
                  <Icon name="kruis" />
                  <span className="sr">{t('book.remove', { name: contact.name })}</span>
                </ActionButton>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {keeps ? <AskingForm key={book.version} tenantId={tenantId} book={book} onSaved={saved} /> : null}
      {editing ? (
        <ContactDialog
          tenantId={tenantId}
          contact={editing === 'new' ? undefined : editing}
          onSaved={saved}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </section>
  );
}
