import { ask } from '../../app/ask';
import { HISTORY, QUERY } from './monitoring.queries';
import { draftOf } from './new-query';
import type { QueryDraft } from './query-draft';

export interface Conflict {
  readonly theirs: QueryDraft;
  /** Who saved last, as far as the history tells. */
  readonly byName: string | undefined;
}

/** What stands in the register now, beside what is being written. */
export async function findConflict(tenantId: string, mine: QueryDraft): Promise<Conflict> {
  const id = mine.id!;
  const [{ monitoringQuery }, history] = await Promise.all([
    ask(tenantId, QUERY, { id }),
    ask(tenantId, HISTORY, { id }).catch(() => undefined),
  ]);
  return { theirs: draftOf(monitoringQuery), byName: history?.queryHistory[0]?.byName };
}
