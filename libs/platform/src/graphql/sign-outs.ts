import type { TenantDoor } from '../database/index.js';
import { sessionKey, type EndedSession, type EndedSessionList } from '../identity/index.js';
import type { LiveFeed } from './live-feed.js';

/** More ends than this within the life of a token are none of people. */
const MOST = 100_000;

/**
 * Ends sessions in every api of the installation: who is told first tells the others through the database, and keeps it there for those
 * that start later or were not listening. Each remembers it for as long as a token could live.
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
    await door.outside(async (query) => {
      await query('select app.end_session($1, $2)', [
        sessionKey(session.issuer, session.sessionId),
        this.ended.lifetime,
      ]);
      return query(`select pg_notify('live', $1)`, [notice]);
    });
  }

  /** Reads what ended while this api was not there or did not hear it. */
  async catchUp(door: TenantDoor): Promise<void> {
    const rows = await door.outside((query) =>
      query('select e.session, e.seconds from app.ended_sessions($1) e', [MOST]),
    );
    for (const { session, seconds } of rows) this.ended.keep(session as string, seconds as number);
    this.feed.closeEnded();
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
