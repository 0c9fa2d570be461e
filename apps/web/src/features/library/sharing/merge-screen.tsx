import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import type { Tenant } from '../../../app/session';
import { MergeForm, type Merged } from '../../../ui/sharing/merge-form';
import type { Shared } from '../library-groups';
import { wordOf } from './fields';
import { SETTLE } from './sharing.queries';

interface Props {
  template: Shared;
  tenant: Tenant;
  merge: readonly Merged[];
  onChanged: () => void;
}

/** A newer version of a neighbour's answer beside our own text. */
export function MergeScreen({ template, tenant, merge, onChanged }: Props) {
  const { t } = useTranslation('sharing');
  const { id: sharedTemplateId, version, publisher, note, decideBefore, revision } = template;
  return (
    <MergeForm
      publisher={publisher.name}
      {...{ version, merge, note: note ?? null, decideBefore: decideBefore ?? null }}
      wordFor={(name) => t(wordOf(name))}
      onSettle={(chosen) => {
        const seen = { sharedTemplateId, expectedTenantId: tenant.id, version, revision: revision ?? 0 };
        return command(tenant.id, SETTLE, {
          input: { ...seen, choice: chosen.choice, fields: copied(chosen.fields) },
        }).then(onChanged);
      }}
    />
  );
}

const copied = <F extends object>(fields: readonly F[] | null) => (fields ? [...fields] : null);
