/** The ids in the order after one step of one of them; at the edge nothing moves. */
export function moved(ids: readonly string[], id: string, step: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  const after = [...ids];
  [after[from], after[to]] = [after[to]!, after[from]!];
  return after;
}
