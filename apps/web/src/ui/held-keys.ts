/** What of a pressed key says whether it is held. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'getModifierState'>;

/** What a press is to keys that are held: part of the text, the wish to be rid of it, or nothing to them. */
export function readPress(press: Press): 'text' | 'leave' | undefined {
  const { key } = press;
  // AltGr is Ctrl and Alt on some systems, and makes a letter.
  const combined = (press.ctrlKey || press.metaKey || press.altKey) && !press.getModifierState('AltGraph');
  if (combined || press.isComposing) return undefined;
  if (key === 'Escape' || key === 'Tab') return 'leave';
  return key.length === 1 || key === 'Enter' || key === 'Backspace' ? 'text' : undefined;
}

/** A text, and what of it is selected. */
export interface Selection {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What becomes of a text when these keys are pressed in it. A field of one line knows no Enter: it would send or choose something. */
export function withKeys({ text, start, end }: Selection, keys: readonly string[], lines: boolean): Selection {
  let now = text;
  let [from, until] = [start, end];
  for (const key of keys) {
    if (key === 'Enter' && !lines) continue;
    const put = key === 'Enter' ? '\n' : key === 'Backspace' ? '' : key;
    if (key === 'Backspace' && from === until) from -= [...now.slice(0, from)].at(-1)?.length ?? 0;
    now = now.slice(0, from) + put + now.slice(until);
    from = until = from + put.length;
  }
  return { text: now, start: from, end: until };
}

interface Holder {
  readonly calledOff: () => void;
  readonly restMs: number;
}

/**
 * Keys between the one that leads to a text field and the moment at which that field can be typed in: kept in their order for that
 * field, or dropped, and heard by nobody else. A letter among them would be a command to what is still there.
 */
export class HeldKeys {
  private keys: string[] = [];
  private holder: Holder | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Holds from now on; who holds already hands over, with all that was typed. `calledOff` runs when the person wants it no longer,
   * or pressed nothing for `restMs`; who is still typing must not find the rest of the sentence acting.
   * @returns a way to let go and drop what was typed, which does nothing once somebody else holds or took the keys
   */
  hold(calledOff: () => void, restMs = Infinity): () => void {
    const mine = { calledOff, restMs };
    this.holder = mine;
    this.wait(mine);
    return () => void (this.holder === mine && this.take());
  }

  /** Says whether nobody else may hear this press. */
  hears(press: Press): boolean {
    const read = this.holder && readPress(press);
    if (!this.holder || !read) return false;
    if (read === 'text') {
      this.keys.push(press.key);
      this.wait(this.holder);
      return true;
    }
    this.callOff();
    // Going on to the next control is for the browser.
    return press.key === 'Escape';
  }

  callOff(): void {
    const { holder } = this;
    this.take();
    holder?.calledOff();
  }

  /** What was typed; from now on keys go where they always go. */
  take(): readonly string[] {
    const { keys } = this;
    clearTimeout(this.timer);
    this.holder = undefined;
    this.keys = [];
    return keys;
  }

  private wait({ restMs }: Holder): void {
    clearTimeout(this.timer);
    if (Number.isFinite(restMs)) this.timer = setTimeout(() => this.callOff(), restMs);
  }
}
