/** What to do with a key for the chosen conversation: act at once, wait until that one is shown, or nothing. */
export function placeAct(selectedId: string | undefined, shownId: string | undefined): 'now' | 'wait' | undefined {
  if (selectedId === undefined) return undefined;
  return shownId === selectedId ? 'now' : 'wait';
}
