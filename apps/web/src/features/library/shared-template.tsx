import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { follow } from '../../app/router';
import type { Tenant } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { formatDate } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Placeholders } from '../../ui/placeholders';
import { tenantClass, TenantName } from '../../ui/tenant';
import type { Shared } from './library-groups';
import { MergeScreen } from './sharing/merge-screen';
import { SHARED_TEMPLATE } from './sharing/sharing.queries';
import { EffectCard } from './sharing/effect-card';
import { AdoptionHistory } from './sharing/adoption-history';
import { SharingChoice } from './sharing/sharing-choice';
import { TextDiff } from '../../ui/sharing/text-diff';
import { VersionList } from './sharing/version-list';

const FiguresConsent = lazy(() => import('./sharing/figures-consent'));

interface Props {
  template: Shared;
  tenant: Tenant;
  onChanged: () => void;
}

const BLOCKS = ['greeting', 'body', 'closing'] as const;

/** What a neighbour shares: the source, our words, what one does with it, and where it came from. */
export function SharedTemplate({ template, tenant, onChanged }: Props) {
  const { t } = useTranslation('library');
  const { version, publisher, adoption, here, waiting, missingVariables } = template;
  const { data, again } = useAnswer(tenant.id, SHARED_TEMPLATE, { sharedTemplateId: template.id }, ['TEMPLATE']);
  const detail = data?.sharedTemplate;
  const changed = () => {
    onChanged();
    again();
  };
  const own = here ?? undefined;
  const blocks = BLOCKS.filter((block) => template[block] || own?.[block]);
  const choice = (
    <SharingChoice
      key={`${template.id} ${template.revision}`}
      template={template}
      tenant={tenant}
      onChanged={changed}
    />
  );
  return (
    <>
      <div className="page-head">
        <div>
          <h2 className="h1">{template.title}</h2>
          <p className="sub prov">
            <Icon name="delen" />
            <span>
              {t('of')} <b>{publisher.name}</b>
              {t('versionSince', { version, date: formatDate(template.publishedAt) })} {stateWords(template, t)}
            </span>
          </p>
        </div>
      </div>
      {template.withdrawn ? (
        <p className="strip">
          <Icon name="info" />
          <span>{t('sharing:state.withdrawn', { publisher: publisher.name })}</span>
        </p>
      ) : null}
      {adoption !== 'DECLINED' && adoption !== 'FORK' && missingVariables.length > 0 ? (
        <div className="banner is-warn" role="status">
          <Icon name="let" />
          <div>
            <p>
              <b>{t('missing', { count: missingVariables.length })}</b>{' '}
              {t('missingText', { names: missingVariables.join(', ') })}{' '}
              {detail && detail.whoFills.length > 0 ? t('sharing:fill', { names: detail.whoFills.join(', ') }) : null}
            </p>
            <p className="row">
              <a className="btn btn-s" href="/beheer" onClick={follow}>
                {t('fillIn')}
              </a>
            </p>
          </div>
        </div>
      ) : null}
      {waiting && detail && detail.merge.length > 0 ? (
        <MergeScreen key={version} template={template} tenant={tenant} merge={detail.merge} onChanged={changed} />
      ) : (
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
          {blocks.map((block, index) => (
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
                  <p>{own ? <TextDiff before={template[block]} after={own[block]} /> : t('sharing:state.NONE')}</p>
                </div>
              </div>
            </section>
          ))}
        </div>
      )}
      <div className="two">
        {template.mine || (template.withdrawn && adoption === 'DECLINED') ? null : waiting ? (
          <details className="card pad other">
            <summary>{t('sharing:choice.other')}</summary>
            {choice}
          </details>
        ) : (
          choice
        )}
        {detail && detail.versions.length > 0 ? (
          <VersionList
            title={t('sharing:history.from')}
            versions={detail.versions}
            used={own ? template.adoptedVersion : null}
            said={(one) =>
              [
                t('sharing:history.published', { publisher: publisher.name, date: formatDate(one.publishedAt) }),
                one.note ? `‘${one.note}’` : '',
              ].join(' ')
            }
          />
        ) : null}
      </div>
      {own ? (
        <div className="two">
          <EffectCard answerId={template.id} tenantId={tenant.id} />
          <Suspense fallback={null}>
            {template.mine ? null : <FiguresConsent key={tenant.id} tenant={tenant} />}
          </Suspense>
        </div>
      ) : null}
      {template.mine ? null : (
        <AdoptionHistory key={`earlier ${template.id}`} template={template} tenant={tenant} onChanged={changed} />
      )}
      <p className="meta-line">
        {t('provenance')} <TenantName tenant={publisher} />
      </p>
    </>
  );
}

function stateWords({ adoption, adoptedVersion, review, reason }: Shared, t: Words): string {
  const state = adoption === 'FOLLOW' && review ? 'REVIEW' : adoption;
  return t(`sharing:state.${state}`, { version: adoptedVersion, reason });
}

type Words = (key: string, params: Record<string, unknown>) => string;
