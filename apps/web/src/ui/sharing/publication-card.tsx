import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { Tenant } from '../../app/session';
import type { PublicationRequestsQuery } from '../../gql/graphql';
import { ActionButton } from '../button';
import { Dialog } from '../dialog';
import { FailureLine } from '../failure-state';
import { formatDate } from '../format';
import { AGREE, GIVE_BACK } from './publication.queries';
import { TextDiff } from './text-diff';

type Publication = PublicationRequestsQuery['publicationRequests'][number];

interface Props {
  publication: Publication;
  /** The fields that a person reads, in order, and what they are called. */
  read: readonly string[];
  wordFor: (name: string) => string;
  tenant: Tenant;
  onChanged: () => void;
}

/** A text that waits for a colleague's word, or came back: exactly what the neighbours would see, beside what they see now. */
export function PublicationCard({ publication, read, wordFor, tenant, onChanged }: Props) {
  const { t } = useTranslation('sharing');
  const [giving, setGiving] = useState(false);
  const [remark, setRemark] = useState('');
  const [state, setState] = useState<{ failed?: unknown; busy?: boolean }>({});
  const { id: publicationId, version, before, fields, mayDecide, note } = publication;
  const waits = publication.state === 'REQUESTED';
  const run = (done: Promise<unknown>) => {
    setState({ busy: true });
    setGiving(false);
    done.then(onChanged, (failed: unknown) => setState({ failed }));
  };
  const ids = { publicationId, expectedTenantId: tenant.id };
  const agree = () => run(command(tenant.id, AGREE, { input: ids }));
  const giveBack = (event: FormEvent) => {
    event.preventDefault();
    run(command(tenant.id, GIVE_BACK, { input: { ...ids, remark: remark.trim() } }));
  };
  return (
    <section className="card pad form" aria-labelledby="h-publication" data-testid="publication">
      <div>
        <h2 id="h-publication">{t(`publication.${waits ? 'REQUESTED' : 'RETURNED'}`, { version })}</h2>
        <p className="sub">
          {waits
            ? t('publication.asked', { name: publication.requestedByName, date: formatDate(publication.requestedAt) })
            : t('publication.returned', { name: publication.decidedByName, remark: publication.remark })}
        </p>
        {note && waits ? <p className="sub">{t('publication.note', { note })}</p> : null}
      </div>
      {waits && mayDecide ? (
        <>
          <h3>{t(before.length > 0 ? 'publication.what' : 'publication.whatNew')}</h3>
          <dl className="pub">
            {read
              .filter((name) => valueOf(fields, name) || valueOf(before, name))
              .map((name) => (
                <div key={name}>
                  <dt>{wordFor(name)}</dt>
                  <dd>
                    <TextDiff
                      before={valueOf(before.length > 0 ? before : fields, name)}
                      after={valueOf(fields, name)}
                    />
                  </dd>
                </div>
              ))}
          </dl>
          <p className="row end">
            <ActionButton onClick={() => setGiving(true)} disabled={state.busy}>
              {t('publication.giveBack')}
            </ActionButton>
            <ActionButton kind="primary" onClick={agree} disabled={state.busy} data-testid="agree">
              {t('publication.agree')}
            </ActionButton>
          </p>
        </>
      ) : waits ? (
        <p>{t('publication.waits')}</p>
      ) : null}
      <FailureLine failed={state.failed} />
      {giving ? (
        <Dialog title={t('publication.giveBackTitle')} onClose={() => setGiving(false)}>
          <form className="form" onSubmit={giveBack}>
            <label className="field">
              <span>{t('publication.remark')}</span>
              <input required maxLength={500} value={remark} onChange={({ target }) => setRemark(target.value)} />
            </label>
            <p className="row end">
              <ActionButton onClick={() => setGiving(false)}>{t('app:cancel')}</ActionButton>
              <ActionButton kind="primary" type="submit">
                {t('publication.giveBack')}
              </ActionButton>
            </p>
          </form>
        </Dialog>
      ) : null}
    </section>
  );
}

const valueOf = (fields: Publication['fields'], name: string) =>
  fields.find((field) => field.name === name)?.value ?? '';
