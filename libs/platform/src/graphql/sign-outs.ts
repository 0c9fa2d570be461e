import type { TenantDoor } from '../database/index.js';
import type { EndedSession, EndedSessionList } from '../identity/index.js';
import type { LiveFeed } from './live-feed.js';

/**
 * Ends sessions in every api of the installation: who is told first tells the others through the database. Each remembers it for as long as
 * a token could live; one that starts later does not know of it, so a token of those last minutes is good there until it expires.
 */
export class SignOuts {
  constructor(
    private readonly ended: EndedSessionList,
    private readonly feed: LiveFeed,
  ) {}

  /** Here at once, elsewhere when the notice arrives. */
  async end(session: EndedSession, door: TenantDoor): Promise<void> {
    this.close(session);
    const notice = JSON.stringify({ ended: [session.issuer, session.sessionId] });
    await door.outside((query) => query(`select pg_notify('live', $1)`, [notice]));
  }

  /** One notice from the database; what is about something else is left alone. */
  receive(payload: string): void {
    try {
      const { ended } = JSON.parse(payload) as { ended?: unknown };
      if (!Array.isArray(ended)) return;
      const [issuer, sessionId] = ended as unknown[];
      if (typeof issuer === 'string' && typeof sessionId === 'string') this.close({ issuer, sessionId });
    } catch {
      // What is not ours to read says nothing.
    }
  }

  private close(session: EndedSession): void {
    this.ended.end(session.issuer, session.sessionId);
    this.feed.closeEnded();
  }
}
