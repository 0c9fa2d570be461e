import { hasPictureOnce } from './agent.mjs';
import { judgeChange, plain } from './changed.mjs';

/**
 * What became of every post and every reply, read from the network and from the database.
 * @param {import('./crash-test.mjs').CrashTest} test
 * @param {import('./batch.mjs').Run[]} runs
 */
export async function judge(test, runs) {
  const placed = await test.repliesOnNetwork(runs);
  const inbound = await rowsBy(
    test.db,
    `select m.external_id as key, m.tenant_id, m.conversation_id from app.message m where m.direction = 'inbound' and m.external_id = any ($1)`,
    runs.map((run) => run.postId),
  );
  const outbound = await rowsBy(
    test.db,
    `select m.external_id as key, m.tenant_id from app.message m where m.direction = 'outbound' and m.external_id = any ($1)`,
    [...placed.values()].flat().map(({ id }) => id),
  );
  const replies = await rowsBy(
    test.db,
    `select f.command_id as key, r.state, r.external_id, r.attempt, r.id, r.refusal, r.text, r.part, r.removed_at from app.reply f
     join app.reply r on r.tenant_id = f.tenant_id and coalesce(r.thread_id, r.id) = f.id where f.command_id = any ($1::uuid[]) order by r.part`,
    runs.map((run) => run.commandId),
  );
  const changes = await rowsBy(
    test.db,
    `select x.command_id as key, x.state, x.refusal, x.before_text from app.reply_change x where x.command_id = any ($1::uuid[])`,
    runs.flatMap((run) => run.change?.commandId ?? []),
  );
  const problems = [];
  const states = {};
  const count = { lost: 0, twice: 0, untruthful: 0, unsettled: 0 };
  let most = 0;
  for (const run of runs) {
    const tenantId = test.desks.tenants.get(run.council.code);
    const [posts, copies, rows] = [placed.get(run.postId), inbound(run.postId), replies(run.commandId)];
    const blame = (kind, what) => {
      count[kind] += 1;
      problems.push({ edge: run.edge, kind, what, post: run.postId, command: run.commandId, reply: rows[0] });
    };
    for (const count of Map.groupBy(posts, ({ text }) => plain(text)).values()) most = Math.max(most, count.length);
    if (!copies.some((copy) => copy.tenant_id === tenantId)) blame('lost', 'the post is not at its desk');
    else if (copies.length > 1) blame('twice', 'the post is there more than once');
    if (rows.length === 0) blame('lost', `the reply is not there; the client heard ${run.answered ?? run.refused}`);
    if (rows.length > (rows.at(-1)?.part ?? 0)) blame('twice', 'two replies of one command');
    if (posts.length > rows.length) blame('twice', 'more posts than the reply has');
    for (const reply of rows) {
      states[reply.state] = (states[reply.state] ?? 0) + 1;
      const own = posts.filter(({ text }) => plain(text) === plain(reply.text));
      if (reply.removed_at && own.length > 0) blame('untruthful', `part ${reply.part} was taken away and stands there`);
      if (reply.state === 'SENT' && !reply.removed_at && own.length === 0)
        blame('untruthful', `part ${reply.part} is SENT without a post`);
      if (reply.state === 'SENT' && own.length > 0 && !own.some(({ id }) => id === reply.external_id))
        blame('untruthful', `part ${reply.part} is SENT as another post`);
      if (reply.state === 'REJECTED' && own.length > 0)
        blame('untruthful', `part ${reply.part} is REJECTED with a post`);
      // The network can be asked all the time: nothing here is undecidable.
      if (!['SENT', 'REJECTED'].includes(reply.state)) blame('unsettled', `part ${reply.part} is still ${reply.state}`);
    }
    if (run.resumed && rows.some(({ state }) => state !== 'SENT'))
      blame('lost', 'nobody refused it, and it went no further');
    if (run.change) {
      const [change] = changes(run.change.commandId);
      for (const { kind, what } of judgeChange({ run, change, rows, posts, shown: await test.agent.shown(run) }))
        blame(kind, what);
    }
    for (const { id, media } of posts) {
      // It goes with the first post; no other answer has one.
      const wanted = run.picture && id === rows[0]?.external_id;
      if (wanted ? !hasPictureOnce(media) : media.length > 0)
        blame(media.length > 1 ? 'twice' : 'untruthful', `a post has ${media.length} pictures`);
      const own = outbound(id);
      if (own.length !== 1 || own[0].tenant_id !== tenantId)
        blame(own.length === 0 ? 'lost' : 'twice', `the reply stands ${own.length} times in the conversation`);
    }
  }
  return { runs: runs.length, postsPerReplyMax: most, ...count, states, problems };
}

async function rowsBy(db, sql, keys) {
  const { rows } = await db.query(sql, [keys]);
  const groups = Map.groupBy(rows, (row) => row.key);
  return (key) => groups.get(key) ?? [];
}
