interface Due {
  readonly dueAt?: string | null;
  readonly followUpAt?: string | null;
}

/** When a promise is due, if that comes before an answer is. */
export const promiseFirst = ({ dueAt, followUpAt }: Due): string | undefined =>
  followUpAt && (!dueAt || Date.parse(followUpAt) < Date.parse(dueAt)) ? followUpAt : undefined;

/** What is due first in a conversation: an answer, or what was promised. */
export const firstDue = (due: Due): string | undefined => promiseFirst(due) ?? due.dueAt ?? undefined;

interface Times {
  /** When it is due, by an answer or a promise; Infinity when nothing is. */
  readonly due: number;
  readonly heard: number;
}
const times = new WeakMap<object, Times>();

/** The moments of a row as numbers, read once: a list may have ten thousand rows, and it is put in order between two keys. */
export function timesOf(row: Due & { readonly lastInboundAt: string }): Times {
  let known = times.get(row);
  if (!known) {
    const first = firstDue(row);
    known = { due: first === undefined ? Infinity : Date.parse(first), heard: Date.parse(row.lastInboundAt) };
    times.set(row, known);
  }
  return known;
}
