import type { PresenceDoing } from '../../gql/graphql';

export interface Place {
  readonly tenantId: string;
  readonly conversationId: string;
}

/** How a page tells the server where its person is. */
export interface Signals {
  readonly attend: (place: Place, doing: PresenceDoing) => void;
  /** Of a tenant that the page has nothing open of any longer. `last`: the page itself goes. */
  readonly leave: (tenantId: string, last: boolean) => void;
}

/** Whoever walks past a conversation is not in it. */
const DWELL_MS = 300;
/** One sign of life per page; the server waits 25 seconds for it. */
const BEAT_MS = 10_000;
/** Who touched no key for so long is not typing. */
const TYPING_MS = 8_000;
/** From one page of ours to the next one does not leave. */
const LINGER_MS = 500;

/** Says where this page is: once on arrival, again each ten seconds while it is in sight, and at once when typing begins. */
export class Attendance {
  private place: Place | undefined;
  /** The tenant that knows of this page. */
  private known: string | undefined;
  private told: PresenceDoing | undefined;
  private typedAt = -Infinity;
  private beats: ReturnType<typeof setTimeout> | undefined;
  private leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly signals: Signals,
    private readonly inSight: () => boolean,
  ) {}

  open(place: Place): void {
    clearTimeout(this.leaving);
    this.place = place;
    this.told = undefined;
    this.typedAt = -Infinity;
    this.after(DWELL_MS);
  }

  close(): void {
    this.place = undefined;
    clearTimeout(this.beats);
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.leave(false), LINGER_MS);
  }

  typing(): void {
    this.typedAt = Date.now();
    if (this.place && this.told !== 'TYPING') this.beat();
  }

  /** What was typed is sent: nobody types any longer, whenever the last key was. */
  rest(): void {
    this.typedAt = -Infinity;
    if (this.place && this.told === 'TYPING') this.beat();
  }

  /** The page came into sight again, or is fetched back after it was put away. */
  seen(): void {
    if (this.place) this.beat();
  }

  gone(): void {
    clearTimeout(this.beats);
    this.leave(true);
  }

  private leave(last: boolean): void {
    if (this.known !== undefined) this.signals.leave(this.known, last);
    this.known = undefined;
    this.told = undefined;
  }

  private after(ms: number): void {
    clearTimeout(this.beats);
    this.beats = setTimeout(() => this.beat(), ms);
  }

  private beat(): void {
    const { place } = this;
    this.after(BEAT_MS);
    if (!place || !this.inSight()) return;
    if (this.known !== undefined && this.known !== place.tenantId) this.leave(false);
    this.known = place.tenantId;
    this.told = Date.now() - this.typedAt < TYPING_MS ? 'TYPING' : 'VIEWING';
    this.signals.attend(place, this.told);
  }
}
