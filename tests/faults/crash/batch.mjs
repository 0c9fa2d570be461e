import { randomUUID } from 'node:crypto';
import { rest, until } from './dice.mjs';

const SEND = `mutation Send($input: SendReplyInput!) { sendReply(input: $input) { id state } }`;
/** All the same: only the message that it answers tells one reply from another. */
const TEXT = 'Dank voor uw bericht. We zoeken het voor u uit en laten het u weten.';
/** Of two posts on a network of 500 characters. */
const LONG_TEXT = `${TEXT} `.repeat(10).trim();

/**
 * One run: a citizen's post and the reply to it.
 * @typedef {{ council: { code: string, person: string, account: string }, edge: string, token: string, text: string, postId?: string,
 *   conversationId?: string, commandId: string, answered?: string, refused?: string }} Run
 */

/** Runs that meet the same kill together. */
export class Batch {
  /**
   * @param {import('./crash-test.mjs').CrashTest} test
   * @param {import('./edges.mjs').Edge} edge
   * @param {Run[]} runs
   */
  constructor(test, edge, runs) {
    this.test = test;
    this.edge = edge;
    this.runs = runs;
    this.network = test.network;
    this.admin = test.stack.database.admin;
    this.roll = test.roll;
    this.dead = new Set();
  }

  /** Of how many posts each reply is. */
  get parts() {
    return this.edge.parts ?? 1;
  }

  get size() {
    return this.runs.length;
  }

  /** Posts what has not been posted, without waiting for its arrival. */
  async post() {
    for (const run of this.runs.filter((one) => !one.postId)) {
      const { id } = await this.network.say(run.token, run.text);
      run.postId = id;
    }
  }

  /** Waits until every post is at its desk. */
  async arrive(ms = 60_000) {
    await until(async () => {
      const { rows } = await this.test.db.query(
        `select m.external_id, m.conversation_id from app.message m where m.direction = 'inbound' and m.external_id = any ($1)`,
        [this.runs.map((run) => run.postId)],
      );
      for (const run of this.runs)
        run.conversationId = rows.find((row) => row.external_id === run.postId)?.conversation_id ?? run.conversationId;
      return this.runs.every((run) => run.conversationId);
    }, ms);
  }

  /** Sets going what the edge is about; what it leads to is awaited later. */
  begin() {
    const work = this.edge.way === 'sending' ? Promise.all(this.runs.map((run) => this.answer(run))) : this.post();
    this.begun = work.then(
      () => undefined,
      (error) => error,
    );
  }

  /** Everything that `begin` began, and the rest of the way of each run. */
  async finish() {
    const failed = await this.begun;
    if (failed) throw failed;
    if (this.edge.way === 'receiving') {
      await this.arrive();
      await Promise.all(this.runs.filter((run) => run.conversationId).map((run) => this.answer(run)));
    }
  }

  /** Sends as a browser does: the same command again until somebody says something. */
  async answer(run) {
    const input = {
      commandId: run.commandId,
      conversationId: run.conversationId,
      expectedTenantId: this.test.desks.tenants.get(run.council.code),
      text: this.parts > 1 ? LONG_TEXT : TEXT,
      thread: this.parts > 1,
    };
    await until(
      async () => {
        const { data, errors } = await this.test.desks.ask(run.council.code, SEND, { input }).catch(() => ({}));
        run.answered = data?.sendReply.id;
        run.refused = errors?.[0]?.extensions?.code;
        // A refusal that says nothing about the reply itself is worth another try.
        if (run.refused === 'INTERNAL' || run.refused === 'INTERNAL_ERROR') return false;
        return Boolean(run.answered ?? run.refused);
      },
      60_000,
      300,
    );
  }

  async countPosted() {
    return [...(await this.test.repliesOnNetwork(this.runs)).values()].filter((ids) => ids.length > 0).length;
  }

  /** All posts under the posts of these runs. */
  async countPosts() {
    return [...(await this.test.repliesOnNetwork(this.runs)).values()].flat().length;
  }

  /** Posts of these replies in such a state. */
  async countReplies(states) {
    const { rows } = await this.test.db.query(
      `select count(*)::int as n from app.reply f join app.reply r on r.tenant_id = f.tenant_id and coalesce(r.thread_id, r.id) = f.id
       where f.command_id = any ($1::uuid[]) and r.state = any ($2)`,
      [this.runs.map((run) => run.commandId), states],
    );
    return rows[0].n;
  }

  /** Posts whose envelope is committed and whose route is not. */
  async countKept() {
    const { rows } = await this.test.db.query(
      `select count(distinct e.external_id)::int as n from app.envelope e where e.external_id = any ($1)
         and not exists (select from app.route r where r.external_id = e.external_id)`,
      [this.runs.map((run) => run.postId)],
    );
    return rows[0].n;
  }

  /** Waits until every reply has come to its end. */
  async settle(ms = 60_000) {
    await until(
      async () => (await this.countReplies(['SENT', 'REJECTED', 'CANCELLED'])) >= this.size * this.parts,
      ms,
      100,
    );
  }

  /** kill -9 of these programs at once. */
  async kill(...programs) {
    for (const name of programs) this.dead.add(name);
    await Promise.all(programs.map((name) => this.test.stack.services[name].kill()));
  }

  /** Starts what is dead. */
  async revive() {
    // The kernel has closed the sockets by now; the server needs a moment to see it.
    await rest(50);
    await Promise.all([...this.dead].map((name) => this.test.stack.services[name].restart()));
    this.dead.clear();
  }
}

/** @returns {Run} */
export function newRun(edge, council, citizen) {
  const mark = randomUUID().slice(0, 8);
  return {
    council,
    edge,
    token: citizen.token,
    text: `@${council.account} ${mark} kunt u mij zeggen wanneer het loket open is?`,
    commandId: randomUUID(),
  };
}
