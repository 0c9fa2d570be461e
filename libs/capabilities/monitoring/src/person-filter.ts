import type { QueryNode } from '@samenspraak/language/query';

/** What can point at one person. */
export const personFindingKinds = ['HANDLE', 'FULL_NAME', 'PHONE_NUMBER', 'EMAIL_ADDRESS', 'CITIZEN_NUMBER'] as const;
export type PersonFindingKind = (typeof personFindingKinds)[number];

/** Where a query points at one person; offsets are UTF-16 in the text of the query. */
export interface PersonFinding {
  readonly kind: PersonFindingKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Says in which places a query points at a person. */
export function findPersons(
  _text: string,
  _node: QueryNode | undefined,
  _accounts: ReadonlySet<string>,
): PersonFinding[] {
  return [];
}
