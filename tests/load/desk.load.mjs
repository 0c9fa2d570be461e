import { progress } from '../../infra/run/report.mjs';
import { clock, Stand } from './desk/stand.mjs';
import { median, printResult, readOptions, round } from './measure.mjs';

const PAGE = 50;
/** Looks of one round: ours are short, those of the peer are not. */
const LOOKS = 20;
const PEER_LOOKS = 3;
const AWAKE = `c.status = 'open' and (c.snoozed_until is null or c.snoozed_until <= now())`;
const EMPTY = { folder: 'TEAM', sort: 'DUE', filter: {} };

/**
 * A page of the list and the numbers of the folders among five million messages, through the product's door and policies,
 * against the pattern of a well-known open inbox: a page by OFFSET and three times COUNT. Every page and number is compared first.
 */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const rounds = quick ? 2 : 5;
  const stand = await Stand.open(seed);
  try {
    const councils = stand.councils.filter((_, n) => n === 0 || n % (quick ? 25 : 10) === 1);
    const desk = await stand.openDoor();
    const oracle = await compare(stand, desk, councils);
    progress(`${oracle.checked} rows and numbers compared, ${oracle.different} different`);
    const times = { first: [], deep: [], flat: [] };
    for (let n = 0; n < rounds; n += 1) {
      for (const council of councils) {
        const deepest = await endOf(stand, council);
        times.first.push(await duel(stand, desk, council, { offset: 0 }, n));
        times.deep.push(await duel(stand, desk, council, deepest, n));
        times.flat.push(await depths(stand, desk, council));
      }
      progress(`round ${n + 1}: ${told(times.first.at(-1))} first, ${told(times.deep.at(-1))} deep`);
    }
    const enter = await entering(desk, stand.councils);
    const policies = await policyCost(stand, desk, councils, rounds);
    const ratio = (duels) => median(duels.map(({ ours, theirs }) => theirs / ours));
    printResult({
      name: 'desk',
      figures: {
        enter_ms: round(enter.enter),
        first_page_ms: round(median(times.first.map(({ ours }) => ours))),
        deep_ms: round(median(times.deep.map(({ ours }) => ours))),
        peer_first_page_ms: round(median(times.first.map(({ theirs }) => theirs))),
        peer_deep_ms: round(median(times.deep.map(({ theirs }) => theirs))),
      },
      ratios: { first_page: round(ratio(times.first)), deep: round(ratio(times.deep)), policies: round(policies.cost) },
      oracle,
      rounds,
      about: {
        messages: Number((await stand.ask('select count(*) from app.message'))[0].count),
        councils: stand.councils.length,
        measured_councils: councils.length,
        conversations_of_the_large: Number(
          (await stand.ask('select count(*) from app.conversation where tenant_id = $1', [councils[0].tenantId]))[0]
            .count,
        ),
        first_page_all: times.first.map(({ ours, theirs }) => round(theirs / ours)),
        deep_all: times.deep.map(({ ours, theirs }) => round(theirs / ours)),
        // The page alone, at no depth and at a tenth, a half and the end of the closed conversations.
        depth_ms: [0, 1, 2, 3].map((at) => round(median(times.flat.map((one) => one[at])))),
        policies_ms: [round(policies.on), round(policies.off)],
        enter_of_all_ms: round(enter.all),
        seed,
      },
    });
    if (oracle.different > 0) process.exitCode = 1;
    await desk.close();
  } finally {
    await stand.close();
  }
}

const told = ({ ours, theirs }) => `${ours.toFixed(2)} against ${theirs.toFixed(1)} ms`;

const peerList = (where, order, offset) =>
  `select c.id, c.tenant_id, c.network, c.author_handle, c.author_name, c.snippet, c.step, c.status, c.involvement, c.question, c.unread, c.due_at, c.last_inbound_at,
     c.snoozed_until, c.topic, c.version, a.id as assignee_id, a.display_name, a.initials
   from app.conversation c left join app.membership a on a.tenant_id = c.tenant_id and a.id = c.assignee_id
   where c.tenant_id = $1 and ${where} order by ${order} limit ${PAGE} offset ${offset}`;
const peerCount = (and) =>
  `select count(*)::int as n from app.conversation c where c.tenant_id = $1 and ${AWAKE}${and}`;
const PEER_COUNTS = [peerCount(''), peerCount(' and c.assignee_id = $2'), peerCount(' and c.assignee_id is null')];

async function peerPage(stand, { tenantId, membershipId }, offset) {
  const rows = await stand.ask(peerList(AWAKE, 'c.order_at, c.id', offset), [tenantId]);
  const counts = [];
  for (const [at, sql] of PEER_COUNTS.entries())
    counts.push((await stand.ask(sql, at === 1 ? [tenantId, membershipId] : [tenantId]))[0].n);
  return { rows, counts };
}

async function ourPage(desk, { membershipId }, after) {
  const { rows } = await desk.lists.listPage(EMPTY, membershipId, PAGE + 1, after);
  return { rows: rows.slice(0, PAGE), counts: await desk.counts.count(membershipId) };
}

/** The last full page of the team's folder, by its offset and by where the page before it ends. */
async function endOf(stand, { tenantId }) {
  const [{ n }] = await stand.ask(PEER_COUNTS[0], [tenantId]);
  return positionAt(stand, tenantId, AWAKE, 'c.order_at', 'asc', Math.max(0, n - PAGE));
}

async function positionAt(stand, tenantId, where, key, way, offset) {
  if (offset === 0) return { offset, after: undefined };
  const [row] = await stand.ask(
    `select ${key}::text as key, c.id from app.conversation c where c.tenant_id = $1 and ${where} order by ${key} ${way}, c.id ${way} limit 1 offset $2`,
    [tenantId, offset - 1],
  );
  return { offset, after: row };
}

/** Turn about, in a transaction that is open already; the median of some looks each. */
async function duel(stand, desk, council, { offset, after }, n) {
  const mine = [];
  const peers = [];
  const ours = () =>
    desk.as(council, async () => {
      await ourPage(desk, council, after);
      for (let look = 0; look < LOOKS; look += 1) mine.push(await clock(() => ourPage(desk, council, after)));
    });
  const theirs = async () => {
    for (let look = 0; look < PEER_LOOKS; look += 1) peers.push(await clock(() => peerPage(stand, council, offset)));
  };
  for (const run of n % 2 === 0 ? [ours, theirs] : [theirs, ours]) await run();
  return { ours: median(mine), theirs: median(peers) };
}

async function depths(stand, desk, council) {
  const closed = { folder: 'CLOSED', sort: 'NEWEST', filter: {} };
  const [{ n }] = await stand.ask(
    `select count(*)::int as n from app.conversation where tenant_id = $1 and status = 'closed'`,
    [council.tenantId],
  );
  const found = [];
  for (const part of [0, 0.1, 0.5, 1]) {
    const at = Math.max(0, Math.floor(n * part) - (part === 1 ? PAGE : 0));
    const { after } = await positionAt(stand, council.tenantId, `c.status = 'closed'`, 'c.last_inbound_at', 'desc', at);
    const times = await desk.as(council, async () => {
      const looks = [];
      for (let look = 0; look < LOOKS; look += 1)
        looks.push(await clock(() => desk.lists.listPage(closed, council.membershipId, PAGE + 1, after)));
      return looks;
    });
    found.push(median(times));
  }
  return found;
}

async function entering(desk, councils) {
  const [all, plain] = [[], []];
  for (let n = 0; n < 200; n += 1) {
    const council = councils[n % councils.length];
    all.push(await clock(() => desk.as(council, () => desk.door.entrance())));
    plain.push(
      await clock(async () => {
        const runner = desk.source.createQueryRunner();
        await runner.connect();
        await runner.query('begin');
        await runner.query('commit');
        await runner.release();
      }),
    );
  }
  return { enter: median(all) - median(plain), all: median(all) };
}

/** One statement, the page; with the policies, and as the same role past them. Both on fresh connections, turn about. */
async function policyCost(stand, desk, councils, rounds) {
  const [on, off] = [[], []];
  await desk.close();
  const look = async (into) => {
    const fresh = await stand.openDoor();
    for (const council of councils)
      await fresh.as(council, async () => {
        for (let n = 0; n < 10; n += 1) await fresh.lists.listPage(EMPTY, council.membershipId, PAGE + 1);
        for (let n = 0; n < 2 * LOOKS; n += 1)
          into.push(await clock(() => fresh.lists.listPage(EMPTY, council.membershipId, PAGE + 1)));
      });
    await fresh.close();
  };
  const past = async (may, work) => {
    await stand.admin.query(`alter role app ${may ? 'bypassrls' : 'nobypassrls'}`);
    await work();
  };
  try {
    for (let n = 0; n < rounds; n += 1) {
      await past(false, () => look(on));
      await past(true, () => look(off));
    }
  } finally {
    await stand.admin.query('alter role app nobypassrls');
  }
  return { cost: median(on) / median(off), on: median(on), off: median(off) };
}

async function compare(stand, desk, councils) {
  const oracle = { checked: 0, different: 0 };
  const same = (ours, theirs, what) => {
    oracle.checked += 1;
    if (JSON.stringify(ours) === JSON.stringify(theirs)) return;
    oracle.different += 1;
    progress(`WRONG ${what}: ${JSON.stringify(ours)} but ${JSON.stringify(theirs)}`);
  };
  for (const council of councils) {
    const last = await endOf(stand, council);
    const middle = await positionAt(stand, council.tenantId, AWAKE, 'c.order_at', 'asc', Math.floor(last.offset / 2));
    for (const { offset, after } of [{ offset: 0 }, middle, last]) {
      const ours = await desk.as(council, () => ourPage(desk, council, after));
      const theirs = await peerPage(stand, council, offset);
      ours.rows.forEach((row, n) => same(row.id, theirs.rows[n]?.id, `row ${offset + n}`));
      same(ours.rows.length, theirs.rows.length, `rows at ${offset}`);
      same([ours.counts.team, ours.counts.mine, ours.counts.free], theirs.counts, 'counts');
    }
    const [{ n }] = await stand.ask(
      `select count(*)::int as n from app.conversation c where c.tenant_id = $1 and (c.status = 'waiting' or (c.status = 'open' and c.snoozed_until > now()))`,
      [council.tenantId],
    );
    same((await desk.as(council, () => desk.counts.count(council.membershipId))).waiting, n, 'waiting');
  }
  return oracle;
}
