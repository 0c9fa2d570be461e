import { useTranslation } from 'react-i18next';
import { follow } from '../../../app/router';
import { Icon } from '../../../ui/icon';
import type { Own, Shared } from '../library-groups';

/** What an own template was made from, and whether the source went on since. */
export function ForkOrigin({ template, shared }: { template: Own; shared: readonly Shared[] }) {
  const { t } = useTranslation('sharing');
  const source = shared.find((one) => one.id === template.originItemId);
  const version = template.originVersion ?? 0;
  return (
    <p className="strip">
      <Icon name="delen" />
      <span>
        {source ? t('fork.from', { publisher: source.publisher.name, version }) : t('fork.gone', { version })}{' '}
        {source && source.version > version ? t('fork.newer', { version: source.version }) : null}{' '}
        {source ? (
          <a href={`/bibliotheek/${encodeURIComponent(source.id)}`} onClick={follow}>
            {t('fork.look')}
          </a>
        ) : null}
      </span>
    </p>
  );
}
