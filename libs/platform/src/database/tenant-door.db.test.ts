import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantDoor } from './tenant-door.js';
import { openTestTenancy, TEST_ISSUER, type TestPerson, type TestTenancy, type TestTenant } from '../testing/index.js';

let tenancy: TestTenancy;
let north: TestTenant;
let south: TestTenant;
let agent: TestPerson;
let neighbour: TestPerson;

const note = (text: string) => ({ action: text, objectType: 'note', objectId: '1', outcome: 'done' as const });

beforeAll(async () => {
  tenancy = await openTestTenancy();
  north = await tenancy.addTenant('Noord');
  south = await tenancy.addTenant('Zuid');
  agent = await tenancy.addPerson(north, ['agent']);
  neighbour = await tenancy.addPerson(south, ['agent']);
  await tenancy.addPartnership('Samen', [north, south]);
});

afterAll(() => tenancy.close());

const append = (person: TestPerson, action: string) =>
  tenancy.as(person, () =>
    tenancy.door.query(
      `insert into app.audit_entry (tenant_id, principal_id, action, object_type, object_id, outcome, origin, correlation_id)
       values ($1, $2, $3, 'note', '1', 'done', 'test', '') returning id`,
      [person.tenantId, person.principalId, action],
    ),
  );
const listActions = (person: TestPerson) =>
  tenancy.as(person, () =>
    tenancy.door.query<{ action: string }>('select e.action from app.audit_entry e order by e.id'),
  );

describe('one tenant per transaction', () => {
  test('a member reads the rows of its own tenant and no others, also without a filter', async () => {
    await append(agent, 'north.one');
    await append(neighbour, 'south.one');
    expect((await listActions(agent)).map((row) => row.action)).toEqual(['north.one']);
    expect((await listActions(neighbour)).map((row) => row.action)).toEqual(['south.one']);
  });

  test('a row for the neighbour is refused', async () => {
    await expect(
      tenancy.as(agent, () =>
        tenancy.door.query(
          `insert into app.audit_entry (tenant_id, principal_id, action, object_type, object_id, outcome, origin, correlation_id)
           values ($1, $2, 'x', 'note', '1', 'done', 'test', '')`,
          [south.id, agent.principalId],
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('a person who is no member is refused, and an unknown tenant looks the same', async () => {
    const refused = { code: 'TENANT_REFUSED', kind: 'forbidden' };
    const stranger = { ...agent, tenantId: south.id };
    await expect(tenancy.as(stranger, () => tenancy.door.query('select 1'))).rejects.toMatchObject(refused);
    const nowhere = { ...agent, tenantId: '00000000-0000-7000-8000-00000000dead' };
    await expect(tenancy.as(nowhere, () => tenancy.door.query('select 1'))).rejects.toMatchObject(refused);
  });

  test('a membership that ends is refused at the next transaction', async () => {
    const leaver = await tenancy.addPerson(north, ['agent']);
    await tenancy.as(leaver, () => tenancy.door.query('select 1'));
    await tenancy.admin.query(`update app.membership set status = 'suspended' where principal_id = $1`, [
      leaver.principalId,
    ]);
    await expect(tenancy.as(leaver, () => tenancy.door.query('select 1'))).rejects.toMatchObject({
      code: 'TENANT_REFUSED',
    });
  });

  test('an operation that fails keeps nothing', async () => {
    const before = await listActions(agent);
    await expect(
      tenancy.as(agent, async () => {
        await tenancy.door.query(
          `insert into app.audit_entry (tenant_id, principal_id, action, object_type, object_id, outcome, origin, correlation_id)
           values ($1, $2, 'lost', 'note', '1', 'done', 'test', '')`,
          [north.id, agent.principalId],
        );
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await listActions(agent)).toEqual(before);
  });

  test('an operation that asks nothing opens no transaction', async () => {
    const stranger = { ...agent, tenantId: south.id };
    await expect(tenancy.as(stranger, async () => 'fine')).resolves.toBe('fine');
  });

  test('an operation cannot change its tenant', async () => {
    await tenancy.as(agent, async () => {
      expect(() => tenancy.door.identify({ tenantId: south.id, principalId: agent.principalId, purpose: 'x' })).toThrow(
        'TENANT_ALREADY_CHOSEN',
      );
    });
  });

  test('after its end an operation opens nothing more', async () => {
    let late: Promise<unknown> | undefined;
    await tenancy.as(agent, async () => {
      late = new Promise((resolve) => setTimeout(resolve, 20)).then(() => tenancy.door.query('select 1'));
    });
    await expect(late).rejects.toMatchObject({ code: 'OPERATION_FINISHED' });
  });

  test('what was sent beside a failure ends before the connection goes on, and what follows never runs: none meets the next tenant', async () => {
    let beside: Promise<PromiseSettledResult<unknown>[]> | undefined;
    let late: Promise<unknown> | undefined;
    const ends: string[] = [];
    const ended = (name: string, work: Promise<unknown>) => work.finally(() => ends.push(name));
    const failing = tenancy.as(agent, async () => {
      await tenancy.door.query('select 1');
      beside = Promise.allSettled([
        ended('first', tenancy.door.query('select pg_sleep(0.2)')),
        ended('second', tenancy.door.query('select 2')),
      ]);
      late = new Promise((resolve) => setTimeout(resolve, 80)).then(() => tenancy.door.query('select 3'));
      late.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 30));
      throw new Error('no');
    });
    await expect(ended('operation', failing)).rejects.toThrow('no');
    expect(ends).toEqual(['first', 'second', 'operation']);
    expect((await beside)!.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    await expect(late).rejects.toMatchObject({ code: 'OPERATION_FINISHED' });
  });

  test('what is written behind a failure in the same moment is not kept', async () => {
    await expect(
      tenancy.as(agent, () =>
        Promise.all([
          tenancy.door.query('select 1 / 0'),
          tenancy.door.query(
            `insert into app.audit_entry (tenant_id, principal_id, action, object_type, object_id, outcome, origin, correlation_id)
             values ($1, $2, 'behind', 'note', '1', 'done', 'test', '')`,
            [agent.tenantId, agent.principalId],
          ),
        ]),
      ),
    ).rejects.toMatchObject({ code: '22012' });
    expect((await listActions(agent)).map((row) => row.action)).not.toContain('behind');
  });

  test('who is refused reads nothing with what was sent behind the asking, also by entities', async () => {
    const stranger = { ...agent, tenantId: neighbour.tenantId };
    const read = () => tenancy.door.query('select m.tenant_id from app.membership m');
    await expect(tenancy.as(stranger, () => Promise.all([read(), read()]))).rejects.toMatchObject({
      code: 'TENANT_REFUSED',
    });
    await expect(tenancy.as(stranger, () => tenancy.door.manager())).rejects.toMatchObject({ code: 'TENANT_REFUSED' });
    await expect(
      tenancy.as(stranger, async () => {
        await read().catch(() => undefined);
      }),
    ).rejects.toMatchObject({ code: 'TENANT_REFUSED' });
  });

  test('statements that wait for nothing are done in the order in which they were asked, and entities between them meet none', async () => {
    const [seen, entities] = await tenancy.as(agent, async () => {
      const manager = await tenancy.door.manager();
      const values = Array.from({ length: 20 }, (_, n) => String(n));
      const asked = Promise.all(
        values.flatMap((value) => [
          tenancy.door.query(`select set_config('samenspraak.test', $1, true)`, [value]),
          tenancy.door.query<{ value: string }>(`select current_setting('samenspraak.test') as value`),
        ]),
      );
      const counts = Promise.all(values.map(() => manager.query('select 1 as one')));
      const rows = (await asked).filter((_, n) => n % 2 === 1) as { value: string }[][];
      return [rows.map(([row]) => row!.value), await counts];
    });
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => String(n)));
    expect(entities).toEqual(Array.from({ length: 20 }, () => [{ one: 1 }]));
  });

  test('two hundred operations of two tenants on six connections never see each other', async () => {
    const seen = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const person = index % 2 ? agent : neighbour;
        const rows = await tenancy.as(person, () =>
          Promise.all([
            tenancy.door.query<{ tenant_id: string }>('select e.tenant_id from app.audit_entry e'),
            tenancy.door.query<{ tenant_id: string }>('select m.tenant_id from app.membership m'),
          ]),
        );
        return rows.flat().every((row) => row.tenant_id === person.tenantId);
      }),
    );
    expect(seen.filter((right) => !right)).toEqual([]);
  });

  test('what a session left behind is gone for the next tenant on the connection', async () => {
    const few = tenancy.as(agent, async () => {
      await tenancy.door.query('set search_path = app');
      await tenancy.door.query('declare held cursor with hold for select e.action from app.audit_entry e');
    });
    await few;
    const rows = await Promise.all(
      Array.from({ length: 12 }, () =>
        tenancy.as(neighbour, async () => [
          await tenancy.door.query('select name from pg_cursors'),
          await tenancy.door.query('show search_path'),
        ]),
      ),
    );
    for (const [cursors, path] of rows) {
      expect(cursors).toEqual([]);
      expect(path).toEqual([{ search_path: '"$user", public' }]);
    }
  });

  test('a commit that the database refuses keeps nothing and leaves nothing behind', async () => {
    await tenancy.admin
      .query(`create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'too late'; end $$;
      create constraint trigger late after insert on app.audit_entry deferrable initially deferred for each row when (new.action = 'late') execute function public.refuse()`);
    const late = tenancy.as(agent, async () => {
      await tenancy.door.query('select pg_advisory_lock(77)');
      await tenancy.door.query(
        `insert into app.audit_entry (tenant_id, principal_id, action, object_type, object_id, outcome, origin, correlation_id)
         values ($1, $2, 'late', 'note', '1', 'done', 'test', '')`,
        [agent.tenantId, agent.principalId],
      );
    });
    await expect(late).rejects.toThrow('too late');
    const { rows } = await tenancy.admin.query('select pg_try_advisory_lock(77) as free');
    expect(rows).toEqual([{ free: true }]);
    await tenancy.admin.query('drop trigger late on app.audit_entry; drop function public.refuse()');
    expect((await listActions(agent)).map((row) => row.action)).not.toContain('late');
  });
});

describe('sign-in', () => {
  test('a person sees where it may act and nothing of other people', async () => {
    const joint = await tenancy.addPerson(north, ['agent']);
    await tenancy.addPerson(south, ['drafter'], { principalId: joint.principalId });
    const list = await tenancy.door.listMemberships(joint.principalId);
    expect(list.map(({ name, roles }) => [name, roles])).toEqual([
      ['Noord', ['agent']],
      ['Zuid', ['drafter']],
    ]);
  });

  test('issuer and subject together name a principal', async () => {
    expect(await tenancy.door.findPrincipal(TEST_ISSUER, agent.subject)).toBe(agent.principalId);
    expect(await tenancy.door.findPrincipal('http://elsewhere', agent.subject)).toBeUndefined();
  });
});

test('sealing the audit trail chains the entries and takes each once', async () => {
  const { AuditTrail } = await import('../audit/index.js');
  const trail = new AuditTrail(tenancy.workerDoor);
  await tenancy.asWorker(north, () => trail.record(note('seal.me')));
  await tenancy.admin.query(`update app.audit_entry set at = now() - interval '1 minute' where tenant_id = $1`, [
    north.id,
  ]);
  const first = await tenancy.asWorker(north, () => trail.seal());
  expect(first).toBeGreaterThan(0);
  expect(await tenancy.asWorker(north, () => trail.seal())).toBe(0);
});

test('no statement of the api or the worker is compiled: a plan that is kept looks dear and is not', async () => {
  const settings = async (door: TenantDoor) => door.query<{ jit: string }>('show jit');
  expect(await tenancy.as(agent, () => settings(tenancy.door))).toEqual([{ jit: 'off' }]);
  expect(await tenancy.asWorker(north, () => settings(tenancy.workerDoor))).toEqual([{ jit: 'off' }]);
});
