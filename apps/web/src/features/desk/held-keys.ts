/** A dialog that does not come gives the keys back. */
const LONGEST_MS = 5_000;
let held: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps letters for a dialog that is on its way: before it is there they would act on the desk. */
export function holdKeys(): void {
  held ??= '';
  addEventListener('keydown', keep, { capture: true });
  clearTimeout(timer);
  timer = setTimeout(takeHeldKeys, LONGEST_MS);
}

/** What was typed meanwhile; from now on keys go where they always go. */
export function takeHeldKeys(): string {
  clearTimeout(timer);
  removeEventListener('keydown', keep, { capture: true });
  const text = held ?? '';
  held = undefined;
  return text;
}

function keep(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Backspace') held = held?.slice(0, -1);
  else if (event.key.length === 1) held = (held ?? '') + event.key;
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
