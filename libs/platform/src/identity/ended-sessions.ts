/** Says whether a session ended before its tokens did; asked for every token. */
export interface EndedSessions {
  isEnded(issuer: string, sessionId: string): boolean | Promise<boolean>;
}

/** Remembers ended sessions in this process for as long as a token of them could still live. */
export class EndedSessionList implements EndedSessions {
  private readonly forgottenAt = new Map<string, number>();

  /** @param lifetime seconds that a token issued just before the end may live. */
  constructor(
    private readonly lifetime: number,
    private readonly now: () => number = Date.now,
  ) {}

  end(issuer: string, sessionId: string): void {
    const now = this.now();
    for (const [key, until] of this.forgottenAt) if (until <= now) this.forgottenAt.delete(key);
    this.forgottenAt.set(keyOf(issuer, sessionId), now + this.lifetime * 1000);
  }

  isEnded(issuer: string, sessionId: string): boolean {
    return (this.forgottenAt.get(keyOf(issuer, sessionId)) ?? 0) > this.now();
  }
}

const keyOf = (issuer: string, sessionId: string) => JSON.stringify([issuer, sessionId]);
