/** A dialog that does not come gives the keys back. */
const LONGEST_MS = 5_000;
let held: KeyboardEvent[] | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps keys for what is on its way: before it is there they would act on what it will cover.
 * @returns a way to give up, which does nothing once somebody took the keys
 */
export function holdKeys(): () => void {
  const mine = (held ??= []);
  addEventListener('keydown', keep, { capture: true });
  clearTimeout(timer);
  timer = setTimeout(takeHeldKeys, LONGEST_MS);
  return () => void (held === mine && takeHeldKeys());
}

/** What was pressed meanwhile; from now on keys go where they always go. */
export function takeHeldKeys(): readonly KeyboardEvent[] {
  clearTimeout(timer);
  removeEventListener('keydown', keep, { capture: true });
  const keys = held ?? [];
  held = undefined;
  return keys;
}

function keep(event: KeyboardEvent): void {
  // What has a meaning to the browser, such as Tab or a copy, is not for what comes.
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.length > 1 && !['Backspace', 'Enter', 'Escape'].includes(event.key)) return;
  held?.push(event);
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Gives letters to the text field that has the focus. @returns whether there is one */
export function typeKeys(keys: readonly KeyboardEvent[]): boolean {
  const field = document.activeElement;
  const takesText =
    field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.selectionStart !== null);
  if (!takesText) return false;
  for (const { key } of keys) {
    const end = field.selectionEnd ?? 0;
    const start = key === 'Backspace' && field.selectionStart === end ? end - 1 : (field.selectionStart ?? 0);
    if (key.length === 1) field.setRangeText(key, start, end, 'end');
    else if (key === 'Backspace' && end > 0) field.setRangeText('', start, end, 'end');
  }
  if (keys.length > 0) field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

/** Presses a key again, where the focus is now. */
export function pressAgain({ key, shiftKey }: KeyboardEvent): void {
  const on = document.activeElement ?? document.body;
  on.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
}
