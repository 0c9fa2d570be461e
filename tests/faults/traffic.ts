import { randomUUID } from 'node:crypto';
import type { CrashTest } from './crash/crash-test.mjs';
import { councils } from './crash/desks.mjs';
import { rest, until } from './crash/dice.mjs';
import { SEND } from './scene.js';

const WOR = councils[0]!;

/** A citizen who posts to Wormerland and a desk that answers everything that arrives, while things break. */
export class Traffic {
  readonly postIds: string[] = [];
  readonly replyIds: string[] = [];
  private busy = false;
  private work: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly crash: CrashTest,
    private readonly token: string,
  ) {}

  static async of(crash: CrashTest): Promise<Traffic> {
    return new Traffic(crash, (await crash.network.account('henk_fictief')).token);
  }

  /** Straight to the network, so also while we cannot reach it. */
  async say(text: string): Promise<string> {
    const { id } = await this.crash.network.say(this.token, `@${WOR.account} ${randomUUID().slice(0, 8)} ${text}`);
    this.postIds.push(id);
    return id;
  }

  async arrivals(ids: readonly string[] = this.postIds): Promise<{ external_id: string; conversation_id: string }[]> {
    const { rows } = await this.crash.db.query(
      `select m.external_id, m.conversation_id from app.message m where m.direction = 'inbound' and m.external_id = any ($1)`,
      [ids],
    );
    return rows;
  }

  async allArrive(ids: readonly string[] = this.postIds, ms = 60_000): Promise<{ conversation_id: string }[]> {
    let rows: { conversation_id: string }[] = [];
    await until(async () => (rows = await this.arrivals(ids)).length >= ids.length, ms);
    return rows;
  }

  /** @returns what the api answered */
  async answer(conversationId: string) {
    const answer = await this.crash.desks.ask(WOR.code, SEND, {
      input: {
        ...{ commandId: randomUUID(), conversationId, expectedTenantId: this.crash.desks.tenants.get(WOR.code) },
        text: 'Dank u, we kijken ernaar.',
      },
    });
    if (answer.data) this.replyIds.push(answer.data.sendReply.id);
    return answer;
  }

  /** Begins, and waits until some were answered. */
  async start(): Promise<void> {
    this.busy = true;
    this.work = Promise.all([this.post(), this.reply()]);
    await until(async () => this.replyIds.length >= 3, 30_000);
  }

  async stop(): Promise<void> {
    this.busy = false;
    await this.work;
  }

  /** Waits until every reply that was accepted is sent. @returns how each stands, and why, that is not */
  async unsent(ms = 60_000): Promise<{ state: string; refusal: string | null; tries: number }[]> {
    let rows: { state: string; refusal: string | null; tries: number }[] = [];
    await until(async () => {
      const sql = 'select r.state, r.refusal, r.tries from app.reply r where r.id = any ($1::uuid[])';
      rows = (await this.crash.db.query(sql, [this.replyIds])).rows;
      return rows.length === this.replyIds.length && rows.every((row) => row.state === 'SENT');
    }, ms);
    return rows.filter((row) => row.state !== 'SENT');
  }

  /** Posts of the council that answer what was posted here: the most under one, and how many were answered. */
  async answered(): Promise<{ most: number; count: number }> {
    const posts = await this.crash.network.postsOf(WOR.account);
    const perPost = this.postIds.map((id) => posts.filter((post) => post.in_reply_to_id === id).length);
    return { most: Math.max(0, ...perPost), count: perPost.filter((n) => n > 0).length };
  }

  private async post(): Promise<void> {
    while (this.busy) {
      await this.say('onder belasting');
      await rest(150);
    }
  }

  private async reply(): Promise<void> {
    const done = new Set<string>();
    while (this.busy) {
      const next = (await this.arrivals().catch(() => [])).find((row) => !done.has(row.external_id));
      const answer = next && (await this.answer(next.conversation_id).catch(() => undefined));
      if (next && answer) done.add(next.external_id);
      await rest(100);
    }
  }
}
