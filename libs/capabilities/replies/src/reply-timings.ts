/** How long the steps of sending may take, in milliseconds unless a name says otherwise. */
export class ReplyTimings {
  /** Time for a second thought before a reply goes out. */
  readonly undoMs: number = 5_000;
  /** After this the outcome of a call is unknown. Well below the lease. */
  readonly sendTimeoutMs: number = 20_000;
  /** A worker that takes longer than this is fenced off. */
  readonly leaseMs: number = 45_000;
  /** Between two attempts to write a result. */
  readonly writePauseMs: number = 200;
  readonly firstLookupMs: number = 2_000;
  /** How long a network may take to show what it accepted; two looks so far apart prove an absence. */
  readonly lookupHorizonMs: number = 120_000;
  /** Between two looks whether an account was connected again. */
  readonly revokedPauseMs: number = 3_600_000;
  /** Of one picture, its processing by the network included. */
  readonly uploadTimeoutMs: number = 90_000;
  /** A file stays as long as the answer that took it along may be asked about. */
  readonly keepFilesMs: number = 366 * 86_400_000;
  readonly mostTries: number = 6;
  readonly mostLookups: number = 8;
  /** A reply that could not go out for so long is given back to a person. */
  readonly mostWaitingMs: number = 86_400_000;

  constructor(changed: Partial<ReplyTimings> = {}) {
    Object.assign(this, changed);
  }

  /** Doubling from two seconds to five minutes. */
  backoffMs(tries: number): number {
    return Math.min(300_000, 2_000 * 2 ** Math.min(Math.max(tries - 1, 0), 10));
  }
}
