import type { ArticleKind, ArticleQuery, Importance } from '../../gql/graphql';

type Stored = ArticleQuery['article'];
/** What a new article begins with. */
export type ArticleStart = Pick<ArticleDraft, 'title' | 'sections'>;

/** What stands in the form. */
export interface ArticleDraft {
  kind: ArticleKind;
  title: string;
  topic: string;
  sections: { heading: string; text: string }[];
  validFrom: string;
  validUntil: string;
  reviewOn: string;
  roles: string[];
  related: string[];
  importance: Importance;
  mustConfirm: boolean;
  ownerId: string;
}

export function draftOf(stored: Stored | undefined, start?: ArticleStart): ArticleDraft {
  return {
    kind: stored?.kind ?? 'ARTICLE',
    title: stored?.title ?? start?.title ?? '',
    topic: stored?.topic ?? '',
    sections: (stored?.sections ?? start?.sections ?? [{ heading: '', text: '' }]).map(({ heading, text }) => ({
      heading,
      text,
    })),
    validFrom: stored?.validFrom ?? '',
    validUntil: stored?.validUntil ?? '',
    reviewOn: stored?.reviewOn ?? '',
    roles: [...(stored?.roles ?? [])],
    related: [...(stored?.related ?? [])],
    importance: stored?.importance ?? 'NORMAL',
    mustConfirm: stored?.mustConfirm ?? false,
    ownerId: stored?.ownerId ?? '',
  };
}

/** The draft as the api takes it. */
export function toInput(draft: ArticleDraft, tenantId: string, id: string | null, version: number | null) {
  const { related, ...rest } = draft;
  return {
    ...rest,
    ...{ expectedTenantId: tenantId, id, version, relatedIds: related },
    validFrom: draft.validFrom || null,
    validUntil: draft.validUntil || null,
    reviewOn: draft.reviewOn || null,
    ownerId: draft.ownerId || null,
  };
}

/** An article as one text, to put two beside each other. */
export const plainText = ({ title, sections }: Pick<ArticleDraft, 'title' | 'sections'>): string =>
  [title, ...sections.flatMap(({ heading, text }) => [heading, text])].filter(Boolean).join('\n\n');
