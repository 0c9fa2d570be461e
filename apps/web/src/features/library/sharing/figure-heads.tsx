import { useTranslation } from 'react-i18next';

/** The heads of a table of figures of texts: what a row is about, and three numbers. */
export function FigureHeads({ about }: { about: string }) {
  const { t } = useTranslation('figures');
  return (
    <thead>
      <tr>
        <th scope="col">{about}</th>
        {(['sent', 'edited', 'reopened'] as const).map((what) => (
          <th key={what} scope="col" className="r">
            {t(what)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
