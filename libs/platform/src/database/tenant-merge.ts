import pg from 'pg';
import { OperatorError, WORKER_PRINCIPAL } from '../kernel/index.js';

export interface TenantMerge {
  /** The code of the tenant that ends. */
  readonly from: string;
  /** The code of the tenant that goes on. */
  readonly to: string;
  /** The rooms that carry something, in their order: each has a function `app.merge_<room>`. */
  readonly rooms: readonly string[];
  /** Without it everything is tried and nothing is kept. */
  readonly keep: boolean;
}

export interface Carried {
  readonly room: string;
  readonly what: string;
  readonly n: number;
}

type Ask = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/**
 * Carries what one tenant has over to another in one transaction, which is kept whole or not at all. Twice is as good as once.
 * @throws OperatorError that says what stands in the way.
 */
export async function mergeTenants(migratorUrl: string, merge: TenantMerge): Promise<Carried[]> {
  const client = new pg.Client(migratorUrl);
  // A lost connection is told by the query that it ends.
  client.on('error', () => undefined);
  await client.connect();
  const ask: Ask = async (sql, values = []) => (await client.query(sql, values)).rows as Record<string, unknown>[];
  try {
    await ask('begin');
    await ask('set local role owner');
    // Two operators at once go one after the other.
    await ask('select pg_advisory_xact_lock(761213)');
    const [ending, goingOn] = [await findTenant(ask, merge.from), await findTenant(ask, merge.to)];
    if (ending === goingOn) throw new OperatorError('These are one tenant already.');
    await demandNeighbours(ask, ending, goingOn);
    await demandPlaces(ask, ending, goingOn, merge);
    const heir = await findHeir(ask, goingOn, merge.to);
    const carried: Carried[] = [];
    for (const room of merge.rooms) {
      const rows = await ask(`select * from app.${pg.escapeIdentifier(`merge_${room}`)}($1, $2, $3)`, [
        ...[ending, goingOn, heir],
      ]);
      carried.push(...rows.map(({ what, n }) => ({ room, what: what as string, n: n as number })));
    }
    if (merge.keep) await record(ask, ending, goingOn, carried);
    await ask(merge.keep ? 'commit' : 'rollback');
    return carried;
  } catch (error) {
    const { code, detail } = error as { code?: string; detail?: string };
    if (code !== 'MG001') throw error;
    const [what, are, them, they] =
      detail === '1' ? ['answer', 'is', 'it', 'it is'] : ['answers', 'are', 'them', 'they are'];
    throw new OperatorError(
      `${detail} ${what} of these tenants ${are} on ${detail === '1' ? 'its' : 'their'} way. Nothing was changed. Try again when ${they} sent, or take ${them} back first.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function findTenant(ask: Ask, code: string): Promise<string> {
  const [row] = await ask('select t.id from app.tenant t where t.code = $1', [code]);
  if (!row) throw new OperatorError(`There is no tenant ${code}.`);
  return row.id as string;
}

/** What they share stands in one partnership: outside it nobody would see it any more. */
async function demandNeighbours(ask: Ask, ending: string, goingOn: string): Promise<void> {
  const [apart] = await ask(
    `select 1 from app.library_item i where i.author_tenant_id = $1 and not exists (select from app.partnership_member m
       where m.partnership_id = i.partnership_id and m.member_id = $2 and m.valid_until > now()) limit 1`,
    [ending, goingOn],
  );
  if (apart)
    throw new OperatorError('What the first one published stands in a partnership in which the second one is not.');
}

/** Whoever works in the one has a place in the other first: what they wrote stays theirs. */
async function demandPlaces(ask: Ask, ending: string, goingOn: string, { from, to }: TenantMerge): Promise<void> {
  const [row] = await ask(
    `select count(*)::int as n from app.membership m join app.principal p on p.id = m.principal_id
      where m.tenant_id = $1 and m.status = 'active' and m.valid_until > now() and p.kind = 'person' and p.active
        and not exists (select from app.membership o where o.tenant_id = $2 and o.principal_id = m.principal_id)`,
    [ending, goingOn],
  );
  const n = row!.n as number;
  if (n === 1) throw new OperatorError(`1 person of ${from} has no place in ${to} yet. Give that person one first.`);
  if (n > 1) throw new OperatorError(`${n} people of ${from} have no place in ${to} yet. Give them one first.`);
}

/** Whose the texts of people become who left before. */
async function findHeir(ask: Ask, goingOn: string, code: string): Promise<string> {
  const [row] = await ask(
    `select m.id from app.membership m where m.tenant_id = $1 and m.status = 'active' and m.valid_until > now() and m.roles && '{tenant_admin,coordinator}'
      order by 'tenant_admin' = any (m.roles) desc, m.id limit 1`,
    [goingOn],
  );
  if (!row) throw new OperatorError(`${code} has no administrator or coordinator who takes over.`);
  return row.id as string;
}

async function record(ask: Ask, ending: string, goingOn: string, carried: readonly Carried[]): Promise<void> {
  const n = carried.reduce((sum, one) => sum + one.n, 0);
  for (const [tenant, action, other] of [
    [ending, 'tenant.mergeInto', goingOn],
    [goingOn, 'tenant.merge', ending],
  ]) {
    await ask(
      `insert into app.audit_entry (tenant_id, principal_id, action, object_type, object_id, outcome, origin, correlation_id, details)
       values ($1, $2, $3, 'tenant', $4, 'done', 'operator', 'operator', $5)`,
      [tenant, WORKER_PRINCIPAL, action, other, JSON.stringify({ carried: n })],
    );
  }
}
