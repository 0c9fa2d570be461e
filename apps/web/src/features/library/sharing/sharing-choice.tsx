import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { go } from '../../../app/router';
import type { Tenant } from '../../../app/session';
import { ChoiceForm, type Decision } from '../../../ui/sharing/choice-form';
import type { Shared } from '../library-groups';
import { CHOOSE } from './sharing.queries';

interface Props {
  template: Shared;
  tenant: Tenant;
  onChanged: () => void;
}

const OWN = ['greeting', 'body', 'closing'] as const;

/** What a council does with a neighbour's template. */
export function SharingChoice({ template, tenant, onChanged }: Props) {
  const { t } = useTranslation('sharing');
  const publisher = template.publisher.name;
  const now = template.here ?? template;
  const [own, setOwn] = useState({ greeting: now.greeting, body: now.body, closing: now.closing });
  const changed = OWN.filter((field) => own[field] !== now[field]).map((name) => ({ name, value: own[name] }));
  const save = async (decision: Decision) => {
    const input = { ...decision, sharedTemplateId: template.id, expectedTenantId: tenant.id };
    const { forkId } = (await command(tenant.id, CHOOSE, { input })).chooseSharedTemplate;
    onChanged();
    if (forkId) go(`/bibliotheek/${encodeURIComponent(forkId)}`);
  };
  return (
    <ChoiceForm
      text={template}
      {...{ publisher, changed }}
      forkText={t('choice.FORKText', { publisher })}
      onSave={save}
    >
      {OWN.filter((field) => field === 'body' || template.block === 'BODY').map((field) => (
        <label className="field" key={field}>
          <span>{t(`field.${field}`)}</span>
          <textarea
            required={field === 'body'}
            className={field === 'body' ? undefined : 'short'}
            value={own[field]}
            onChange={({ target }) => setOwn({ ...own, [field]: target.value })}
          />
        </label>
      ))}
    </ChoiceForm>
  );
}
