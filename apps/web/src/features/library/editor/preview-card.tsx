import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon';
import { networkName } from '../../../ui/network';
import { Placeholders } from '../../../ui/placeholders';
import { Segments } from '../../../ui/segments';
import { viewOn } from './channel-view';
import type { EditorText } from './editor-text';
import type { Council } from './use-councils';

/** The post as a citizen gets it, per council and channel, and where it is too long. */
export function PreviewCard({ text, councils }: { text: EditorText; councils: readonly Council[] }) {
  const { t } = useTranslation('editor');
  const [tenantId, setTenantId] = useState<string>();
  const [network, setNetwork] = useState<string>();
  const council = councils.find((one) => one.tenant.id === tenantId) ?? councils[0];
  const channel = council?.channels.find((one) => one.network === network) ?? council?.channels[0];
  const view = council && channel ? viewOn(channel, text, council.facts, council.membership) : undefined;
  const tooLong = councils.flatMap((one) =>
    one.channels.flatMap((on) => {
      const { over } = viewOn(on, text, one.facts, one.membership);
      return over > 0
        ? [{ key: `${one.tenant.id} ${on.network}`, council: one.tenant.name, on: on.network, over }]
        : [];
    }),
  );
  return (
    <section className="card pad form" aria-labelledby="h-pre">
      <h2 id="h-pre">{t('preview')}</h2>
      {councils.length > 1 && council ? (
        <Segments
          small
          label={t('forCouncil')}
          value={council.tenant.id}
          options={councils.map(({ tenant }) => ({ value: tenant.id, label: tenant.name }))}
          onChange={setTenantId}
        />
      ) : null}
      {council && channel && council.channels.length > 1 ? (
        <Segments
          small
          label={t('onChannel')}
          value={channel.network}
          options={council.channels.map((one) => ({ value: one.network, label: networkName(one.network) }))}
          onChange={setNetwork}
        />
      ) : null}
      {view && council && channel ? (
        <>
          <p className="msg out pre" data-testid="template-preview">
            <Placeholders text={view.text} />
            <span className="ed-sign"> ^{council.membership.initials}</span>
          </p>
          <div className="ed-length">
            <span className={view.over > 0 ? 'ed-bar is-over' : 'ed-bar'} aria-hidden="true">
              <span style={{ inlineSize: `${Math.min(100, (100 * view.length) / view.limit)}%` }} />
            </span>
            <span>
              {t('length', { council: council.tenant.name, on: networkName(channel.network), ...lengths(view) })}
              {view.short ? ` ${t('shortUsed')}` : ''}
            </span>
          </div>
        </>
      ) : (
        <p className="meta-line">{t('noChannel')}</p>
      )}
      {tooLong.map(({ key, council: name, on, over }) => (
        <p className="ck is-bad" key={key} data-testid="too-long">
          <Icon name="let" />
          <span>{t('tooLong', { council: name, on: networkName(on), count: over })}</span>
        </p>
      ))}
    </section>
  );
}

const lengths = ({ length, limit }: { length: number; limit: number }) => ({ length, limit });
