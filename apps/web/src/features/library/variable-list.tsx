import { useTranslation } from 'react-i18next';
import type { LibraryQuery } from '../../gql/graphql';

interface Props {
  variables: LibraryQuery['variables'];
  onChoose: (name: string) => void;
}

const AUTHOR = 'afzender.naam';

/** What may stand between double braces; a click puts it where one was writing. */
export function VariableList({ variables, onChoose }: Props) {
  const { t } = useTranslation('library');
  const all = [{ name: AUTHOR, description: t('author') }, ...variables];
  return (
    <details className="vars">
      <summary>{t('variables')}</summary>
      <ul>
        {all.map(({ name, description }) => (
          <li key={name}>
            <button type="button" title={`{{${name}}}`} onClick={() => onChoose(name)}>
              <span>{description || name}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
