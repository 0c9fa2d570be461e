import { flushSync } from 'react-dom';
import { HeldKeys, withKeys } from './held-keys';

/** Who pressed nothing for so long does not wait for a field any more. */
export const LONG_REST_MS = 5_000;

const held = new HeldKeys();
// Before anybody else hears it.
addEventListener(
  'keydown',
  (event) => {
    if (!held.hears(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  { capture: true },
);
// Who points elsewhere wants that.
addEventListener('pointerdown', () => held.callOff(), { capture: true });

/** @see HeldKeys.hold */
export const holdKeys = (calledOff: () => void, restMs?: number): (() => void) => held.hold(calledOff, restMs);

/** The field for which keys are held has the focus; without a text field they are dropped. */
export function giveKeys(): void {
  const keys = held.take();
  const field = document.activeElement;
  // Not while React still draws: it would put back what the field had before. No key comes between.
  if (keys.length > 0) queueMicrotask(() => typeIn(field, keys));
}

/** What is held is for the page after all, as if it were pressed now. One by one: each may lead to a field, or to the next dialog. */
export function pressHeldKeys(): void {
  for (const key of held.take()) {
    const on = document.activeElement ?? document.body;
    const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    flushSync(() => on.dispatchEvent(press) && typeIn(on, [key]));
  }
}

function typeIn(field: Element | null, keys: readonly string[]): void {
  const lines = field instanceof HTMLTextAreaElement;
  const takesText = lines || (field instanceof HTMLInputElement && field.selectionStart !== null);
  if (!takesText || field.readOnly || field.disabled) return;
  const { value, selectionStart, selectionEnd } = field;
  const before = { text: value, start: selectionStart ?? value.length, end: selectionEnd ?? value.length };
  const { text, start } = withKeys(before, keys, lines);
  field.setRangeText(text, 0, value.length);
  field.setSelectionRange(start, start);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
