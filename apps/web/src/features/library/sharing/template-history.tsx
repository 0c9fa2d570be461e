import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import type { Tenant } from '../../../app/session';
import { useAnswer } from '../../../app/use-answer';
import { ActionButton } from '../../../ui/button';
import { FailureLine } from '../../../ui/failure-state';
import { formatDate } from '../../../ui/format';
import type { Own } from '../library-groups';
import { RESTORE, TEMPLATE_HISTORY } from './sharing.queries';
import { VersionList } from './version-list';

/** Every version of an own template: who, when, what; an old one comes back as a new one. */
export function TemplateHistory({ template, tenant, onChanged }: Props) {
  const { t } = useTranslation('sharing');
  const { data } = useAnswer(tenant.id, TEMPLATE_HISTORY, { templateId: template.id }, ['TEMPLATE']);
  const [state, setState] = useState<{ failed?: unknown; busy?: boolean; restored?: number }>({});
  const restore = (version: number) => {
    setState({ busy: true });
    const input = { templateId: template.id, expectedTenantId: tenant.id, version, seenVersion: template.version };
    command(tenant.id, RESTORE, { input }).then(
      () => {
        setState({ restored: version });
        onChanged();
      },
      (failed: unknown) => setState({ failed }),
    );
  };
  const versions = data?.templateHistory ?? [];
  if (versions.length === 0) return null;
  return (
    <>
      <VersionList
        title={t('history.title')}
        versions={versions}
        used={template.version}
        said={({ savedByName, savedAt }) => t('history.by', { name: savedByName, date: formatDate(savedAt) })}
        act={({ version }) =>
          version === template.version ? null : (
            <ActionButton size="small" disabled={state.busy} onClick={() => restore(version)} data-testid="restore">
              {t('history.restore', { version })}
            </ActionButton>
          )
        }
      />
      <FailureLine failed={state.failed} />
      {state.restored ? (
        <p className="ok-line" role="status">
          {t('history.restored', { version: state.restored })}
        </p>
      ) : null}
    </>
  );
}

interface Props {
  template: Own;
  tenant: Tenant;
  onChanged: () => void;
}
