import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { DomainError, NO_TENANT } from '../kernel/index.js';
import { beginSpan, currentTrace, type OpenSpan } from '../observability/index.js';
import { signAssertion, type Actor, type AssertionKey } from './assertion.js';
import { toDomainError } from './database-errors.js';
import type { Permission } from './permission.js';
import { TenantTransaction, type Entrance } from './tenant-transaction.js';

interface Operation {
  actor?: Actor;
  opening?: Promise<TenantTransaction>;
  /** Of the transaction, from its opening to its end. */
  span?: OpenSpan;
  finished: boolean;
}

/** One tenant that a person may act for, as the sign-in sees it. */
export interface SignInMembership {
  readonly tenantId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly theme: string;
  readonly roles: readonly string[];
  readonly displayName: string;
  readonly initials: string;
}

/**
 * The one door to tenant data. An operation has at most one transaction, for one tenant, opened when it is first needed;
 * it commits when the operation ends well and rolls back when it does not.
 */
export class TenantDoor {
  private readonly operations = new AsyncLocalStorage<Operation>();

  constructor(
    private readonly source: DataSource,
    private readonly key: AssertionKey,
  ) {}

  /** Runs `work` as one operation of `actor`, in a transaction of its own, whatever operation is around it. */
  async run<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return this.operations.run({ actor, finished: false }, async () => {
      try {
        const result = await work();
        await this.finish(true);
        return result;
      } catch (error) {
        await this.finish(false);
        throw toDomainError(error);
      }
    });
  }

  /** Begins an operation whose actor is not known yet; whoever begins it must `finish` it. */
  begin<T>(work: () => T): T {
    return this.operations.run({ finished: false }, work);
  }

  /** Tells the running operation who acts. A second, different actor in one operation is refused. */
  identify(actor: Actor): void {
    const operation = this.current();
    if (operation.actor && !sameActor(operation.actor, actor)) {
      throw new DomainError('TENANT_ALREADY_CHOSEN', 'internal');
    }
    operation.actor = actor;
  }

  /** Ends the running operation: commits or rolls back what was opened, and lets nothing be opened after it. */
  async finish(well: boolean): Promise<void> {
    const operation = this.current();
    operation.finished = true;
    if (!operation.opening) return;
    const transaction = await operation.opening.catch(() => undefined);
    operation.opening = undefined;
    if (!transaction) return;
    try {
      await (well ? transaction.commit() : transaction.rollback());
    } catch (error) {
      operation.span?.end(false);
      throw error;
    }
    operation.span?.end(well);
  }

  async manager(): Promise<EntityManager> {
    const transaction = await this.transaction();
    await transaction.entrance();
    return transaction.manager;
  }

  /**
   * One statement with bound parameters in the tenant's transaction; answers the rows. Statements that are asked without
   * waiting for each other go over together, and are done in the order in which they were asked.
   */
  async query<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await (await this.transaction()).query(sql, parameters)) as Row[];
  }

  /**
   * The same for a statement of the beaten track, whose plan the database keeps per connection. Not for one whose conditions
   * fall away by their values: a plan for all of them is a bad plan for each.
   */
  async repeat<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await (await this.transaction()).repeat(sql, parameters)) as Row[];
  }

  /** The same with each row as its values in the order of the columns: quicker to read where rows are many and wide. */
  async tuples(sql: string, parameters: readonly unknown[], plan?: 'kept'): Promise<unknown[][]> {
    return (await this.transaction()).tuples(sql, parameters, plan);
  }

  actor(): Actor {
    const { actor } = this.current();
    if (!actor) throw new DomainError('TENANT_MISSING', 'invalid');
    return actor;
  }

  tenantId(): string {
    return this.actor().tenantId;
  }

  /** The trace of the click or fetch that all this came of: what an error message, a log line and an audit entry name. */
  correlationId(): string {
    return currentTrace()?.traceId ?? '';
  }

  async entrance(): Promise<Entrance> {
    return (await this.transaction()).entrance();
  }

  /** @throws DomainError PERMISSION_DENIED when the member has none of the roles that the permission names. */
  async require(permission: Permission): Promise<void> {
    const { roles } = await this.entrance();
    if (!permission.roles.some((role) => roles.includes(role))) {
      throw new DomainError('PERMISSION_DENIED', 'forbidden', { permission: permission.name });
    }
  }

  /** The principal of a token's issuer and subject, or undefined. */
  async findPrincipal(issuer: string, subject: string): Promise<string | undefined> {
    const rows = await this.outside((query) => query('select app.principal_of($1, $2) as id', [issuer, subject]));
    return (rows[0]?.id as string | null) ?? undefined;
  }

  /** Where a person may act now. */
  async listMemberships(principalId: string): Promise<SignInMembership[]> {
    const rows = await this.outside(async (query) => {
      const challenge = (await query('select app.challenge() as challenge'))[0]!.challenge as string;
      const actor = { tenantId: NO_TENANT, principalId, purpose: 'signin' };
      return query('select * from app.memberships($1)', [signAssertion(this.key, actor, challenge)]);
    });
    return rows.map((row) => ({
      tenantId: row.tenant_id as string,
      code: row.code as string,
      name: row.name as string,
      kind: row.kind as string,
      theme: row.theme as string,
      roles: row.roles as string[],
      displayName: row.display_name as string,
      initials: row.initials as string,
    }));
  }

  /** A short transaction without a tenant: for sign-in and for local tables. */
  async outside<T>(
    work: (query: (sql: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.source.transaction((manager) => work((sql, parameters) => manager.query(sql, parameters)));
    } catch (error) {
      throw toDomainError(error);
    }
  }

  private async transaction(): Promise<TenantTransaction> {
    const operation = this.current();
    if (operation.finished) throw new DomainError('OPERATION_FINISHED', 'internal');
    operation.opening ??= this.open(operation);
    return operation.opening;
  }

  private async open(operation: Operation): Promise<TenantTransaction> {
    const actor = this.actor();
    operation.span = beginSpan('tenant.transaction', { tenant: actor.tenantId });
    try {
      return await TenantTransaction.open(this.source, this.key, actor);
    } catch (error) {
      operation.span?.end(false);
      throw error;
    }
  }

  private current(): Operation {
    const operation = this.operations.getStore();
    if (!operation) throw new DomainError('OPERATION_MISSING', 'internal');
    return operation;
  }
}

/**
 * Compares the tenant that a screen believes to answer for with the tenant of this operation; the value is never stored.
 * @throws DomainError TENANT_MISMATCH
 */
export function expectTenant(door: TenantDoor, expectedTenantId: string): void {
  if (expectedTenantId !== door.tenantId()) throw new DomainError('TENANT_MISMATCH', 'conflict');
}

function sameActor(one: Actor, other: Actor): boolean {
  return one.tenantId === other.tenantId && one.principalId === other.principalId;
}
