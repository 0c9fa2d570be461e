import type { LibraryQuery } from '../../gql/graphql';

export type Own = LibraryQuery['ownTemplates'][number];
export type Shared = LibraryQuery['sharedTemplates'][number];

export type LibraryGroup = 'newer' | 'own' | 'adopted' | 'offered' | 'declined';

/** Everything of the library in the order in which one needs it; what one published oneself stands under own only. */
export function groupLibrary(own: readonly Own[], shared: readonly Shared[]) {
  const others = shared.filter((one) => !one.mine);
  const follows = others.filter((one) => one.adoption === 'FOLLOW');
  return {
    newer: follows.filter((one) => one.adoptedVersion != null && one.adoptedVersion < one.version),
    own,
    adopted: follows.filter((one) => one.adoptedVersion == null || one.adoptedVersion >= one.version),
    offered: others.filter((one) => one.adoption === 'NONE'),
    declined: others.filter((one) => one.adoption === 'DECLINED'),
  };
}

const VARIABLE = /\{\{\s*([\p{L}_][\p{L}\p{N}_.]*)\s*\}\}/gu;

/** The message a citizen would get: values of the council filled in, what is missing left standing. */
export function preview(
  parts: { greeting: string; body: string; closing: string },
  values: ReadonlyMap<string, string>,
): string {
  const text = [parts.greeting, parts.body, parts.closing].filter((part) => part.trim() !== '').join('\n');
  return text.replace(VARIABLE, (whole, name: string) => values.get(name) || whole);
}
