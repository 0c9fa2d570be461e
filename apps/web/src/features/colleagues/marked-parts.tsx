import { useTranslation } from 'react-i18next';
import type { PersonalKind } from '../../gql/graphql';

interface Props {
  parts: readonly { readonly text: string; readonly kind?: PersonalKind | null }[];
}

/** A text in which what tells of a person is marked. */
export function MarkedParts({ parts }: Props) {
  const { t } = useTranslation();
  return (
    <blockquote className="colq-sent">
      {parts.map((part, index) =>
        part.kind ? (
          <mark key={index} title={t(`personal.${part.kind}`)} data-testid="personal-mark">
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </blockquote>
  );
}
