import { createHash } from 'node:crypto';

/** Says whether a session ended before its tokens did; asked for every token. */
export interface EndedSessions {
  isEnded(issuer: string, sessionId: string): boolean | Promise<boolean>;
}

/** Remembers ended sessions in this process for as long as a token of them could still live, by a hash: no session can be read from it. */
export class EndedSessionList implements EndedSessions {
  private readonly forgottenAt = new Map<string, number>();

  /** @param lifetime seconds that a token issued just before the end may live. */
  constructor(
    readonly lifetime: number,
    private readonly now: () => number = Date.now,
  ) {}

  end(issuer: string, sessionId: string): void {
    const now = this.now();
    for (const [key, until] of this.forgottenAt) if (until <= now) this.forgottenAt.delete(key);
    this.keep(sessionKey(issuer, sessionId), this.lifetime);
  }

  /** Takes over what another api remembers for so many seconds more. */
  keep(key: string, seconds: number): void {
    const until = this.now() + seconds * 1000;
    this.forgottenAt.set(key, Math.max(until, this.forgottenAt.get(key) ?? 0));
  }

  isEnded(issuer: string, sessionId: string): boolean {
    return (this.forgottenAt.get(sessionKey(issuer, sessionId)) ?? 0) > this.now();
  }
}

/** A hash that stands for a session of a realm: 64 hexadecimal digits. */
export const sessionKey = (issuer: string, sessionId: string): string =>
  createHash('sha256')
    .update(JSON.stringify([issuer, sessionId]))
    .digest('hex');
