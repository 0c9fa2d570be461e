import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import type { Preview } from './use-preview';

type Finding = Preview['personFindings'][number];

/** Which parts of a query look for a person, and what happens when it is saved so. */
export function PersonWarning({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation('builder');
  if (findings.length === 0) return null;
  return (
    <div className="banner is-warn" role="status" data-testid="person-warning">
      <Icon name="persoon" />
      <div>
        <div>
          <p>
            <b>{t('persons.title')}</b> {t('persons.text')}
          </p>
          <ul className="person-l">
            {findings.map((finding, index) => (
              <li key={index}>
                {t(`persons.${finding.kind}`)}: <code>{finding.text}</code>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
