import type { KnowledgeKind } from '../../gql/graphql';

const QUESTION = 'v.';
const NEIGHBOUR = 'b.';

/** Where something that was found is shown. */
export function addressOf(kind: KnowledgeKind | null | undefined, sourceId: string): string {
  if (kind === 'TEMPLATE' || kind === 'ADOPTED') return `/bibliotheek/${encodeURIComponent(sourceId)}`;
  return `/kennis/${kind === 'QUESTION' ? QUESTION : kind === 'SHARED' ? NEIGHBOUR : ''}${encodeURIComponent(sourceId)}`;
}

/** The question that an address names. */
export const questionIn = (rest: string): string | undefined =>
  rest.startsWith(QUESTION) ? rest.slice(QUESTION.length) : undefined;

/** The article of a neighbour that an address names. */
export const neighbourIn = (rest: string): string | undefined =>
  rest.startsWith(NEIGHBOUR) ? rest.slice(NEIGHBOUR.length) : undefined;
