import type { KeptDraft } from './draft-keeper';

/** The answer in the making as it is at this key; what is drawn of it elsewhere may be a moment behind. */
export class DraftBox {
  private readonly listeners = new Set<() => void>();

  constructor(private held: KeptDraft) {}

  get current(): KeptDraft {
    return this.held;
  }

  put(next: KeptDraft): void {
    this.held = next;
    this.listeners.forEach((listener) => listener());
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
}
