import pg from 'pg';
import type { DataSource } from 'typeorm';
import { readSettings } from '../config/index.js';
import { FieldCipher, LocalStore, openDataSource, TenantDoor, type Role } from '../database/index.js';
import { newId, WORKER_PRINCIPAL } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export interface TestTenant {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

export interface TestPerson {
  readonly principalId: string;
  readonly tenantId: string;
  readonly subject: string;
}

export const TEST_ISSUER = 'http://identity.test/realms/samenspraak';

/** Two neighbours and their partnership in a database of their own, met through the real doors with the real roles. */
export class TestTenancy {
  /** The door of the api: login role `app`. */
  readonly door: TenantDoor;
  /** The door of the worker: login role `worker`. */
  readonly workerDoor: TenantDoor;
  readonly store: LocalStore;
  readonly cipher: FieldCipher;
  private letter = 0;

  private constructor(
    readonly database: TestDatabase,
    /** A superuser, past all policies: to prepare and to look, never as the one under test. */
    readonly admin: pg.Client,
    readonly appSource: DataSource,
    readonly workerSource: DataSource,
  ) {
    const settings = readSettings('test');
    const key = (kid: string, secret: string) => ({ kid, secret: Buffer.from(secret, 'hex'), lifeSeconds: 30 });
    this.door = new TenantDoor(appSource, key('app', settings.TEST_ASSERTION_KEY_APP));
    this.workerDoor = new TenantDoor(workerSource, key('worker', settings.TEST_ASSERTION_KEY_WORKER));
    this.store = new LocalStore(workerSource);
    this.cipher = new FieldCipher(Buffer.from(settings.TEST_FIELD_KEY, 'hex'), 'test');
  }

  /** @param entities the TypeORM entities of the capabilities under test. */
  static async open(entities: readonly Function[] = []): Promise<TestTenancy> {
    const database = await createTestDatabase();
    const admin = new pg.Client(database.adminUrl);
    await admin.connect();
    const [app, worker] = await Promise.all([
      openDataSource(database.urlFor('app'), 6, entities),
      openDataSource(database.urlFor('worker'), 6, entities),
    ]);
    await admin.query(`insert into app.principal (id, kind) values ($1, 'system') on conflict do nothing`, [
      WORKER_PRINCIPAL,
    ]);
    return new TestTenancy(database, admin, app, worker);
  }

  async close(): Promise<void> {
    await Promise.all([this.appSource.destroy(), this.workerSource.destroy()]);
    await this.admin.end();
    await this.database.drop();
  }

  async addTenant(
    name: string,
    options: { kind?: string; gmCode?: string; inhabitants?: number; code?: string } = {},
  ): Promise<TestTenant> {
    const id = newId();
    const code =
      options.code ??
      `T${String.fromCharCode(65 + Math.floor(this.letter / 26))}${String.fromCharCode(65 + (this.letter++ % 26))}`;
    await this.admin.query(
      'insert into app.tenant (id, code, name, kind, gm_code, inhabitants) values ($1, $2, $3, $4, $5, $6)',
      [id, code, name, options.kind ?? 'municipality', options.gmCode ?? null, options.inhabitants ?? 10_000],
    );
    await this.admin.query(
      `insert into app.membership (tenant_id, principal_id, status, roles, display_name, initials) values ($1, $2, 'active', '{system}', 'Samenspraak', 'SY')`,
      [id, WORKER_PRINCIPAL],
    );
    return { id, code, name };
  }

  /** A person with these roles in one tenant; give `principalId` to let the same person into a second one. */
  async addPerson(
    tenant: TestTenant,
    roles: readonly Role[],
    options: { principalId?: string; name?: string; initials?: string } = {},
  ): Promise<TestPerson> {
    const principalId = options.principalId ?? newId();
    await this.admin.query(
      `insert into app.principal (id, kind, issuer, subject) values ($1, 'person', $2, $3) on conflict do nothing`,
      [principalId, TEST_ISSUER, principalId],
    );
    await this.admin.query(
      `insert into app.membership (tenant_id, principal_id, status, roles, display_name, initials) values ($1, $2, 'active', $3, $4, $5)`,
      [tenant.id, principalId, roles, options.name ?? 'Anne Fictief', options.initials ?? 'AF'],
    );
    return { principalId, tenantId: tenant.id, subject: principalId };
  }

  /** A partnership of these tenants; the first holds the licence. */
  async addPartnership(name: string, members: readonly TestTenant[]): Promise<string> {
    const id = newId();
    await this.admin.query('insert into app.partnership (partnership_id, name, holder_id) values ($1, $2, $3)', [
      id,
      name,
      members[0]!.id,
    ]);
    await this.admin.query(
      `insert into app.partnership_member (member_id, partnership_id, code, name, kind, theme, gm_code, inhabitants)
       select t.id, $1, t.code, t.name, t.kind, t.theme, t.gm_code, t.inhabitants from app.tenant t where t.id = any ($2::uuid[])`,
      [id, members.map((member) => member.id)],
    );
    return id;
  }

  /** Runs `work` as one operation of this person in the person's tenant, through the door of the api. */
  as<T>(person: TestPerson, work: () => Promise<T>): Promise<T> {
    return this.door.run({ tenantId: person.tenantId, principalId: person.principalId, purpose: 'test' }, work);
  }

  /** Runs `work` as the worker in this tenant. */
  asWorker<T>(tenant: TestTenant, work: () => Promise<T>): Promise<T> {
    return this.workerDoor.run({ tenantId: tenant.id, principalId: WORKER_PRINCIPAL, purpose: 'job:test' }, work);
  }
}

/** Opens a database of its own for a test file; close it afterwards. */
export function openTestTenancy(entities: readonly Function[] = []): Promise<TestTenancy> {
  return TestTenancy.open(entities);
}
