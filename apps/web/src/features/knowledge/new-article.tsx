import { lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropHandedText, handedText } from '../../app/handed-text';
import { go } from '../../app/router';

const ArticleEditor = lazy(() => import('./article-editor').then((found) => ({ default: found.ArticleEditor })));

interface Props {
  tenantId: string;
  mayLead: boolean;
  onSaved: (id: string) => void;
}

/** An empty article, or one that begins with what another screen handed over; kept by nobody until it is saved. */
export function NewArticle({ tenantId, mayLead, onSaved }: Props) {
  const { t } = useTranslation('knowledge');
  const [handed] = useState(() => handedText('kennis', tenantId));
  useEffect(() => () => dropHandedText('kennis'), []);
  const start = handed && {
    title: handed.title,
    sections: [
      { heading: '', text: handed.text },
      { heading: t('editor.source'), text: handed.source },
    ],
  };
  return (
    <ArticleEditor article={undefined} {...{ start, tenantId, mayLead, onSaved }} onCancel={() => go('/kennis')} />
  );
}
