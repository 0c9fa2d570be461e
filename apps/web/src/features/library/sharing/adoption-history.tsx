import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { go } from '../../../app/router';
import type { Tenant } from '../../../app/session';
import { useAnswer } from '../../../app/use-answer';
import type { AdoptionHistoryQuery } from '../../../gql/graphql';
import { addWords } from '../../../i18n/index';
import { ActionButton } from '../../../ui/button';
import { FailureLine } from '../../../ui/failure-state';
import { formatDate } from '../../../ui/format';
import { Placeholders } from '../../../ui/placeholders';
import { TextDiff } from '../../../ui/sharing/text-diff';
import type { Shared } from '../library-groups';
import { ADOPTION_HISTORY, RESTORE_ADOPTED } from './adoption-history.queries';
import nl from './adoption-history.nl.json';
import { valueOf, wordOf } from './fields';

addWords('adoption-history', nl, () => import('./adoption-history.en.json'));

type Text = AdoptionHistoryQuery['adoptionHistory'][number];
const BLOCKS = ['title', 'greeting', 'body', 'closing'] as const;

interface Props {
  template: Shared;
  tenant: Tenant;
  onChanged: () => void;
}

/** What one's own council used of a neighbour's text before: who, when, how it differs, and the way back. */
export function AdoptionHistory({ template, tenant, onChanged }: Props) {
  const { t } = useTranslation('adoption-history');
  const asked = { sharedTemplateId: template.id };
  const { data, again } = useAnswer(tenant.id, ADOPTION_HISTORY, asked, ['TEMPLATE']);
  const [open, setOpen] = useState<number>();
  const [state, setState] = useState<{ failed?: unknown; busy?: boolean; restored?: boolean }>({});
  const texts = data?.adoptionHistory ?? [];
  const [newest] = texts;
  if (!newest || (texts.length === 1 && template.here)) return null;
  const alone = template.adoption === 'FORK' || (template.adoption === 'DECLINED' && template.withdrawn);
  const restore = ({ revision: from }: Text) => {
    setState({ busy: true });
    const input = { ...asked, expectedTenantId: tenant.id, from, revision: template.revision ?? 0 };
    command(tenant.id, RESTORE_ADOPTED, { input }).then(
      ({ restoreAdoptedText: { templateId } }) => {
        setState({ restored: true });
        setOpen(undefined);
        onChanged();
        again();
        if (templateId) go(`/bibliotheek/${encodeURIComponent(templateId)}`);
      },
      (failed: unknown) => setState({ failed }),
    );
  };
  return (
    <section className="card pad" aria-labelledby="h-earlier" data-testid="adoption-history">
      <h3 id="h-earlier">{t('title')}</h3>
      <p className="meta-line">{t('text')}</p>
      <ol className="hist">
        {texts.map((one) => {
          const used = one === newest && template.here !== null;
          return (
            <li key={one.revision} className={used ? 'us' : undefined}>
              <button
                type="button"
                className="lnk"
                aria-expanded={open === one.revision}
                onClick={() => setOpen(open === one.revision ? undefined : one.revision)}
              >
                {t(one.state, { version: one.version })}
              </button>
              {used ? <span className="pill is-acc">{t('now')}</span> : null}
              {one.recalled ? <span className="pill is-bad">{t('recalled')}</span> : null}
              <span>{t('by', { name: one.decidedByName, date: formatDate(one.decidedAt) })}</span>
              {open === one.revision ? (
                <div className="hist-open">
                  <Earlier text={one} here={template.here} />
                  {one.recalled ? (
                    <p>{t('recalledText', { version: one.version })}</p>
                  ) : used ? null : (
                    <ActionButton
                      size="small"
                      disabled={state.busy}
                      onClick={() => restore(one)}
                      data-testid="restore-adopted"
                    >
                      {t(alone ? 'asOwn' : 'restore')}
                    </ActionButton>
                  )}
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
      <FailureLine failed={state.failed} />
      {state.restored ? (
        <p className="ok-line" role="status">
          {t('restored')}
        </p>
      ) : null}
    </section>
  );
}

/** The old text, beside what is used now where something is. */
function Earlier({ text, here }: { text: Text; here: Shared['here'] }) {
  const { t } = useTranslation('adoption-history');
  const shown = BLOCKS.filter((name) =>
    here ? here[name] !== valueOf(text.fields, name) : valueOf(text.fields, name) !== '',
  );
  return (
    <>
      <p>{t(!here ? 'whole' : shown.length === 0 ? 'same' : 'than')}</p>
      {shown.map((name) => (
        <p key={name}>
          <b>{t(`sharing:${wordOf(name)}`)}</b>{' '}
          {here ? (
            <TextDiff before={here[name]} after={valueOf(text.fields, name)} />
          ) : (
            <Placeholders text={valueOf(text.fields, name)} />
          )}
        </p>
      ))}
    </>
  );
}
