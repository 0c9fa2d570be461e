import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { follow } from '../../app/router';
import type { Tenant } from '../../app/session';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureLine } from '../../ui/failure-state';
import { formatDate } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Placeholders } from '../../ui/placeholders';
import { tenantClass, TenantName } from '../../ui/tenant';
import { preview, type Shared } from './library-groups';
import { ADOPT, DECLINE } from './library.queries';

interface Props {
  template: Shared;
  tenant: Tenant;
  values: ReadonlyMap<string, string>;
  onChanged: () => void;
}

const BLOCKS = ['greeting', 'body', 'closing'] as const;

/** What a neighbour shares: the source, what it becomes here, and what is still to fill in. */
export function SharedTemplate({ template, tenant, values, onChanged }: Props) {
  const { t } = useTranslation('library');
  const [failed, setFailed] = useState<unknown>();
  const [declining, setDeclining] = useState(false);
  const [busy, setBusy] = useState(false);
  const { adoption, adoptedVersion, version, publisher } = template;
  const older = adoptedVersion != null && adoptedVersion < version;
  const attempt = (run: () => Promise<unknown>) => {
    setBusy(true);
    setFailed(undefined);
    void run()
      .then(onChanged, setFailed)
      .finally(() => setBusy(false));
  };
  const adopt = () => attempt(() => command(tenant.id, ADOPT, { sharedTemplateId: template.id }));
  return (
    <>
      <div className="page-head">
        <div>
          <h2 className="h1">{template.title}</h2>
          <p className="sub prov">
            <Icon name="delen" />
            <span>
              {t('of')} <b>{publisher.name}</b>
              {t('versionSince', { version, date: formatDate(template.publishedAt) })}{' '}
              {adoption === 'FOLLOW' ? t('follows', { version: adoptedVersion ?? version }) : null}
              {adoption === 'DECLINED' ? t('declinedHere') : null}
            </span>
          </p>
        </div>
        {template.mine ? null : (
          <div className="row">
            {adoption !== 'DECLINED' ? (
              <ActionButton onClick={() => setDeclining(true)} disabled={busy}>
                {t('decline')}
              </ActionButton>
            ) : null}
            {adoption !== 'FOLLOW' || older ? (
              <ActionButton kind="primary" onClick={adopt} disabled={busy} data-testid="adopt">
                {older ? t('takeVersion', { version }) : t('adopt')}
              </ActionButton>
            ) : null}
          </div>
        )}
      </div>
      <FailureLine failed={failed} />
      {template.note ? (
        <p className="strip">
          <Icon name="info" />
          <span>
            <b>{t('whyVersion', { version })}</b> ‘{template.note}’ {publisher.name}
          </span>
        </p>
      ) : null}
      {template.missingVariables.length > 0 ? (
        <div className="banner is-warn" role="status">
          <Icon name="let" />
          <div>
            <p>
              <b>{t('missing', { count: template.missingVariables.length })}</b>{' '}
              {t('missingText', { names: template.missingVariables.join(', ') })}
            </p>
            <p className="row">
              <a className="btn btn-s" href="/beheer" onClick={follow}>
                {t('fillIn')}
              </a>
            </p>
          </div>
        </div>
      ) : null}
      <div className="diff">
        <div className="diff-h" aria-hidden="true">
          <p>
            <b>{t('source')}</b>
            <span>{publisher.name}</span>
          </p>
          <p>
            <b>{t('here')}</b>
            <span>{tenant.name}</span>
          </p>
        </div>
        {BLOCKS.map((block, index) => (
          <section className="blk" key={block} aria-labelledby={`blk-${block}`}>
            <h3 id={`blk-${block}`}>
              <span className="blk-n">{index + 1}</span>
              {t(`field.${block}`)}
            </h3>
            <div className="cells">
              <div className={`cell ${tenantClass(publisher.code)}`}>
                <span className="cell-h">{t('source')}</span>
                <p>{template[block] ? <Placeholders text={template[block]} /> : t('noText')}</p>
              </div>
              <div className={`cell out ${tenantClass(tenant.code)}`}>
                <span className="cell-h">{t('here')}</span>
                <p>
                  <Placeholders
                    text={preview({ greeting: '', body: template[block], closing: '' }, values) || t('noText')}
                  />
                </p>
              </div>
            </div>
          </section>
        ))}
      </div>
      <p className="meta-line">
        {t('provenance')} <TenantName tenant={publisher} />
      </p>
      {declining ? (
        <DeclineDialog
          onClose={() => setDeclining(false)}
          onDone={(reason) => {
            setDeclining(false);
            attempt(() => command(tenant.id, DECLINE, { sharedTemplateId: template.id, reason }));
          }}
        />
      ) : null}
    </>
  );
}

function DeclineDialog({ onDone, onClose }: { onDone: (reason: string) => void; onClose: () => void }) {
  const { t } = useTranslation('library');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(reason.trim());
  };
  return (
    <Dialog title={t('declineTitle')} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <label className="field">
          <span>{t('declineReason')}</span>
          <input required value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit">
            {t('decline')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}
