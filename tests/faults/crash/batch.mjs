import { randomUUID } from 'node:crypto';
import { rest, until } from './dice.mjs';

/**
 * One run: a citizen's post and the reply to it; what a person changes of it afterwards; the picture that goes with it.
 * @typedef {{ kind: import('./edges.mjs').ChangeKind, commandId: string, text: string, refused?: string }} Change
 * @typedef {{ council: { code: string, person: string, account: string }, edge: string, token: string, mark: string, text: string, postId?: string,
 *   conversationId?: string, commandId: string, answered?: string, refused?: string, change?: Change, picture: boolean, fileId?: string,
 *   resumed?: boolean }} Run
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
    this.agent = test.agent;
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

  /** Brings to its beginning what does not begin with a post or an answer. */
  async prepare() {
    if (this.edge.way === 'receiving') return;
    await this.arrive();
    if (this.edge.prepare) await this.edge.prepare(this);
    else if (this.edge.way === 'changing') {
      await this.answerAll();
      await this.settle();
    }
  }

  /** Sets going what the edge is about; what it leads to is awaited later. */
  begin() {
    const ways = {
      receiving: () => this.post(),
      sending: () => this.answerAll(),
      changing: () => this.eachReply('SENT', (run, reply) => this.agent.change(run, reply)),
      resuming: () => this.eachReply('REJECTED', (run, reply) => this.agent.resume(run, reply)),
    };
    this.begun = ways[this.edge.way]().then(
      () => undefined,
      (error) => error,
    );
  }

  /** Does this with the first post of each reply that is in this state. */
  async eachReply(state, work) {
    const { rows } = await this.test.db.query(
      `select distinct on (f.id) f.command_id, r.id, r.version from app.reply f
       join app.reply r on r.tenant_id = f.tenant_id and coalesce(r.thread_id, r.id) = f.id
       where f.command_id = any ($1::uuid[]) and r.state = $2 order by f.id, r.part`,
      [this.runs.map((run) => run.commandId), state],
    );
    const found = (run) => rows.find((row) => row.command_id === run.commandId);
    await Promise.all(this.runs.filter(found).map((run) => work(run, found(run))));
  }

  /** Everything that `begin` began, and the rest of the way of each run. */
  async finish() {
    const failed = await this.begun;
    if (failed) throw failed;
    if (this.edge.way === 'receiving') {
      await this.arrive();
      await this.answerAll();
    }
  }

  async answerAll() {
    const arrived = this.runs.filter((run) => run.conversationId);
    await Promise.all(arrived.map((run) => this.agent.answer(run, this.parts)));
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

  /** Changes of what was sent in such a state. */
  async countChanges(states) {
    const { rows } = await this.test.db.query(
      'select count(*)::int as n from app.reply_change x where x.command_id = any ($1::uuid[]) and x.state = any ($2)',
      [this.runs.flatMap((run) => run.change?.commandId ?? []), states],
    );
    return rows[0].n;
  }

  /** Runs of which the network has the post as the change wants it. */
  async countChanged() {
    const placed = await this.test.repliesOnNetwork(this.runs);
    return this.runs.filter(({ postId, change }) => {
      const posts = placed.get(postId);
      return change.kind === 'REMOVE' ? posts.length === 0 : posts.some(({ text }) => text.includes(change.text));
    }).length;
  }

  /** Runs of which we have noted that their picture is with the network. */
  async countBrought() {
    const { rows } = await this.test.db.query(
      `select count(*)::int as n from app.reply_attachment a join app.reply r on r.tenant_id = a.tenant_id and r.id = a.reply_id
       where r.command_id = any ($1::uuid[]) and a.uploaded is not null`,
      [this.runs.map((run) => run.commandId)],
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

  /** Waits until every reply, and what was changed of it, has come to its end. */
  async settle(ms = 60_000) {
    await until(
      async () =>
        (await this.countReplies(['SENT', 'REJECTED', 'CANCELLED'])) >= this.size * this.parts &&
        (await this.countChanges(['QUEUED', 'SENDING'])) === 0,
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

/** @param {number} n which of the runs of its edge it is @returns {Run} */
export function newRun(edge, council, citizen, n) {
  const mark = randomUUID().slice(0, 8);
  const { change: kind, picture = false } = edge.kinds?.[n % edge.kinds.length] ?? {};
  return {
    council,
    edge: edge.name,
    token: citizen.token,
    mark,
    text: `@${council.account} ${mark} kunt u mij zeggen wanneer het loket open is?`,
    commandId: randomUUID(),
    picture,
    ...(kind ? { change: { kind, commandId: randomUUID(), text: `Het loket is morgen open (${mark}).` } } : {}),
  };
}
