import { colleagueUnknown, scopeRefused } from '../library.errors.js';

/** Who of a tenant sees and uses a template: its writer, some colleagues beside, or everybody. Neighbours only see what is published. */
export type TemplateScope = 'PERSONAL' | 'TEAM' | 'TENANT';

export interface Scoped {
  readonly scope: TemplateScope;
  /** The membership that wrote it first. */
  readonly writerId: string | null;
  /** Of a team: the memberships beside the writer. */
  readonly teamIds: readonly string[];
}

export interface ScopeWish {
  readonly scope?: TemplateScope | null;
  readonly teamIds?: readonly string[] | null;
}

const MOST = 50;

/**
 * The scope that a template gets. Only its writer makes it narrower, and not while neighbours can see it.
 *
 * @throws DomainError LIBRARY_SCOPE_REFUSED, LIBRARY_COLLEAGUE_UNKNOWN
 */
export async function checkedScope(
  wish: ScopeWish,
  before: (Scoped & { readonly publishedVersion: number | null }) | undefined,
  me: string,
  isColleague: (membershipId: string) => Promise<boolean>,
): Promise<Scoped> {
  const scope = wish.scope ?? before?.scope ?? 'TENANT';
  const writerId = before ? before.writerId : me;
  const teamIds = scope === 'TEAM' ? [...new Set(wish.teamIds ?? before?.teamIds ?? [])].slice(0, MOST) : [];
  const same = before && scope === before.scope && teamIds.join() === before.teamIds.join();
  if (same) return { scope, writerId, teamIds };
  if (scope !== 'TENANT' && (writerId !== me || before?.publishedVersion != null)) throw scopeRefused();
  for (const id of teamIds) if (!(await isColleague(id))) throw colleagueUnknown();
  return { scope, writerId, teamIds };
}
