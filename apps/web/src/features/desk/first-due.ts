interface Due {
  readonly dueAt?: string | null;
  readonly followUpAt?: string | null;
}

/** When a promise is due, if that comes before an answer is. */
export const promiseFirst = ({ dueAt, followUpAt }: Due): string | undefined =>
  followUpAt && (!dueAt || Date.parse(followUpAt) < Date.parse(dueAt)) ? followUpAt : undefined;

/** What is due first in a conversation: an answer, or what was promised. */
export const firstDue = (due: Due): string | undefined => promiseFirst(due) ?? due.dueAt ?? undefined;
