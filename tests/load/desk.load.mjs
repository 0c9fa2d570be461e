import { progress } from '../../infra/run/report.mjs';
import { clock, Stand } from './desk/stand.mjs';
import { median, printResult, readOptions, round } from './measure.mjs';

const PAGE = 50;
/** Looks of one round: ours are short, those of the peer are not; so many take about as long. */
const LOOKS = 100;
const PEER_LOOKS = 3;
/** Until the code is compiled that an api has been running for minutes: measured, half as long as at first. */
const WARM_LOOKS = 1_500;
const AWAKE = `c.status = 'open' and (c.snoozed_until is null or c.snoozed_until <= now())`;
/** The first page is that of what is open, the deep one the last of what is closed: the longest list there is. */
const OPEN = { folder: 'TEAM', sort: 'DUE', filter: {}, where: AWAKE, key: 'c.order_at', way: 'asc' };
const CLOSED = {
  folder: 'CLOSED',
  sort: 'NEWEST',
  filter: {},
  where: `c.status = 'closed'`,
  key: 'c.last_inbound_at',
  way: 'desc',
};

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
    await warmUp(desk, councils);
    const times = { first: [], deep: [], flat: [] };
    for (let n = 0; n < rounds; n += 1) {
      for (const council of councils) {
        times.first.push(await duel(stand, desk, council, OPEN, { offset: 0 }, n));
        times.deep.push(await duel(stand, desk, council, CLOSED, await placeIn(stand, council, CLOSED, 1), n));
        times.flat.push(await depths(stand, desk, council));
      }
      progress(`round ${n + 1}: ${told(times.first.at(-1))} first, ${told(times.deep.at(-1))} deep`);
    }
    const enter = await entering(desk, stand.councils);
    const policies = await policyCost(stand, desk, councils, rounds);
    // Each council has one voice, large or not.
    const ratio = (duels) =>
      geometricMean(councils.map((_, at) => median(ratiosOf(duels.filter((__, n) => n % councils.length === at)))));
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
        first_page_all: ratiosOf(times.first).map(round),
        deep_all: ratiosOf(times.deep).map(round),
        // The page alone, at no depth and at a tenth, a half and the end of the closed conversations.
        depth_ms: [0, 1, 2, 3].map((at) => round(median(times.flat.map((one) => one[at])))),
        policies_ms: [round(policies.on), round(policies.off)],
        enter_of_all_ms: round(enter.all),
        seed,
      },
    });
    if (oracle.different > 0) process.exitCode = 1;
  } finally {
    await stand.close();
  }
}

const ratiosOf = (duels) => duels.map(({ ours, theirs }) => theirs / ours);
const geometricMean = (all) => Math.exp(all.reduce((sum, one) => sum + Math.log(one), 0) / all.length);
const told = ({ ours, theirs }) => `${ours.toFixed(2)} against ${theirs.toFixed(1)} ms`;

const peerList = (where, order, offset) =>
  `select c.id, c.tenant_id, c.network, c.author_handle, c.author_name, c.snippet, c.step, c.status, c.involvement, c.question, c.unread, c.due_at, c.last_inbound_at,
     c.snoozed_until, c.topic, c.version, a.id as assignee_id, a.display_name, a.initials
   from app.conversation c left join app.membership a on a.tenant_id = c.tenant_id and a.id = c.assignee_id
   where c.tenant_id = $1 and ${where} order by ${order} limit ${PAGE} offset ${offset}`;
const peerCount = ({ where }, and = '') =>
  `select count(*)::int as n from app.conversation c where c.tenant_id = $1 and ${where}${and}`;

/** A page by OFFSET, and how many there are, how many of them are mine and how many nobody's. */
async function peerPage(stand, { tenantId, membershipId }, list, offset) {
  const rows = await stand.ask(peerList(list.where, `${list.key} ${list.way}, c.id ${list.way}`, offset), [tenantId]);
  const counts = [];
  for (const and of ['', ' and c.assignee_id = $2', ' and c.assignee_id is null'])
    counts.push(
      (await stand.ask(peerCount(list, and), and.includes('$2') ? [tenantId, membershipId] : [tenantId]))[0].n,
    );
  return { rows, counts };
}

async function ourPage(desk, { membershipId }, list, after) {
  // Asked side by side, as the resolvers of one request ask them.
  const [{ rows }, counts] = await Promise.all([
    desk.lists.listPage(list, membershipId, PAGE + 1, after),
    desk.counts.count(membershipId),
  ]);
  return { rows: rows.slice(0, PAGE), counts };
}

async function warmUp(desk, councils) {
  for (const council of councils)
    await desk.as(council, async () => {
      for (let look = 0; look < WARM_LOOKS / councils.length; look += 1) await ourPage(desk, council, OPEN);
    });
}

/** A page at a part of a list, by its offset and by where the page before it ends. */
async function placeIn(stand, { tenantId }, list, part) {
  const [{ n }] = await stand.ask(peerCount(list), [tenantId]);
  const offset = Math.max(0, Math.min(n - PAGE, Math.floor(n * part)));
  if (offset === 0) return { offset, after: undefined };
  const [after] = await stand.ask(
    `select ${list.key}::text as key, c.id from app.conversation c where c.tenant_id = $1 and ${list.where}
     order by ${list.key} ${list.way}, c.id ${list.way} limit 1 offset $2`,
    [tenantId, offset - 1],
  );
  return { offset, after };
}

/** Turn about, in a transaction that is open already; the median of some looks each. */
async function duel(stand, desk, council, list, { offset, after }, n) {
  const mine = [];
  const peers = [];
  const ours = () =>
    desk.as(council, async () => {
      await ourPage(desk, council, list, after);
      for (let look = 0; look < LOOKS; look += 1) mine.push(await clock(() => ourPage(desk, council, list, after)));
    });
  const theirs = async () => {
    for (let look = 0; look < PEER_LOOKS; look += 1)
      peers.push(await clock(() => peerPage(stand, council, list, offset)));
  };
  for (const run of n % 2 === 0 ? [ours, theirs] : [theirs, ours]) await run();
  return { ours: median(mine), theirs: median(peers) };
}

async function depths(stand, desk, council) {
  const found = [];
  for (const part of [0, 0.1, 0.5, 1]) {
    const { after } = await placeIn(stand, council, CLOSED, part);
    const times = await desk.as(council, async () => {
      const looks = [];
      for (let look = 0; look < LOOKS; look += 1)
        looks.push(await clock(() => desk.lists.listPage(CLOSED, council.membershipId, PAGE + 1, after)));
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
        for (let n = 0; n < 10; n += 1) await fresh.lists.listPage(OPEN, council.membershipId, PAGE + 1);
        for (let n = 0; n < LOOKS; n += 1)
          into.push(await clock(() => fresh.lists.listPage(OPEN, council.membershipId, PAGE + 1)));
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
    for (const list of [OPEN, CLOSED])
      for (const part of [0, 0.5, 1]) {
        const { offset, after } = await placeIn(stand, council, list, part);
        const ours = await desk.as(council, () => ourPage(desk, council, list, after));
        const theirs = await peerPage(stand, council, list, offset);
        ours.rows.forEach((row, n) => same(row.id, theirs.rows[n]?.id, `row ${offset + n}`));
        same(ours.rows.length, theirs.rows.length, `rows at ${offset}`);
        if (list === OPEN) same([ours.counts.team, ours.counts.mine, ours.counts.free], theirs.counts, 'counts');
      }
    const [{ n }] = await stand.ask(
      `select count(*)::int as n from app.conversation c where c.tenant_id = $1 and (c.status = 'waiting' or (c.status = 'open' and c.snoozed_until > now()))`,
      [council.tenantId],
    );
    same((await desk.as(council, () => desk.counts.count(council.membershipId))).waiting, n, 'waiting');
  }
  return oracle;
}
