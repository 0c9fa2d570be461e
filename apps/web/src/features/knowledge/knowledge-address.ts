import type { KnowledgeKind } from '../../gql/graphql';

const QUESTION = 'v.';

/** Where something that was found is shown. */
export function addressOf(kind: KnowledgeKind | null | undefined, sourceId: string): string {
  if (kind === 'TEMPLATE' || kind === 'ADOPTED') return `/bibliotheek/${encodeURIComponent(sourceId)}`;
  return `/kennis/${kind === 'QUESTION' ? QUESTION : ''}${encodeURIComponent(sourceId)}`;
}

/** The question that an address names. */
export const questionIn = (rest: string): string | undefined =>
  rest.startsWith(QUESTION) ? rest.slice(QUESTION.length) : undefined;
