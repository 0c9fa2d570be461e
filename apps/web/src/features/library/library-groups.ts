import type { LibraryQuery } from '../../gql/graphql';

export type Own = LibraryQuery['ownTemplates'][number];
export type Shared = LibraryQuery['sharedTemplates'][number];

export type LibraryGroup = 'asked' | 'newer' | 'own' | 'adopted' | 'offered' | 'forked' | 'declined';

/**
 * Everything of the library in the order in which one needs it: what waits for this person's word, then what waits for the
 * council's; what one published oneself stands under own only.
 */
export function groupLibrary(own: readonly Own[], shared: readonly Shared[], asked: ReadonlySet<string> = new Set()) {
  const others = shared.filter((one) => !one.mine);
  const uses = others.filter((one) => one.adoption === 'FOLLOW' || one.adoption === 'OVERRIDE');
  return {
    asked: own.filter((one) => asked.has(one.id)),
    newer: uses.filter((one) => one.waiting),
    own: own.filter((one) => !asked.has(one.id)),
    adopted: uses.filter((one) => !one.waiting),
    offered: others.filter((one) => one.adoption === 'NONE'),
    forked: others.filter((one) => one.adoption === 'FORK'),
    declined: others.filter((one) => one.adoption === 'DECLINED'),
  };
}
