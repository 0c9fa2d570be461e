import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildClientSchema, introspectionFromSchema, type GraphQLSchema } from 'graphql';
import pg from 'pg';
import { openStack, type Stack } from '../../setup/stack.js';
import { ask, type Answer, type Caller } from './ask.js';
import {
  documentFor,
  introspect,
  isId,
  operationsOf,
  placesOf,
  plainValue,
  variablesFor,
  type Operation,
} from './contract.js';
import { RealIds } from './ids.js';
import { fetchToken, Mint } from './mint.js';

/** The running api with everybody who may knock at it. */
export class Desk {
  readonly ids: RealIds;
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly stack: Stack,
    /** A superuser: to prepare and to look, never as the one under test. */
    readonly admin: pg.Client,
    readonly tenants: ReadonlyMap<string, string>,
    readonly mint: Mint,
    readonly schema: GraphQLSchema,
  ) {
    this.ids = new RealIds(admin);
  }

  static async open(): Promise<Desk> {
    const stack = openStack();
    const admin = new pg.Client(stack.database.admin);
    // The database may go first when a run is cut short.
    admin.on('error', () => undefined);
    await admin.connect();
    const { rows } = await admin.query('select code, id from app.tenant');
    const token = await fetchToken(stack, 'lotte');
    const schema = await schemaOf(stack, token);
    return new Desk(
      stack,
      admin,
      new Map(rows.map(({ code, id }) => [code, id])),
      await Mint.open(stack, 'lotte'),
      schema,
    );
  }

  close(): Promise<void> {
    return this.admin.end();
  }

  get web(): string {
    return this.stack.urls.web;
  }

  get operations(): Operation[] {
    return operationsOf(this.schema);
  }

  tenant(code: string): string {
    const id = this.tenants.get(code);
    if (!id) throw new Error(`The demo has no tenant ${code}.`);
    return id;
  }

  /** A demo person before the desk of a tenant. */
  async person(username: string, code: string): Promise<Caller> {
    const token = this.tokens.get(username) ?? fetchToken(this.stack, username);
    this.tokens.set(username, token);
    return { token: await token, tenant: this.tenant(code) };
  }

  /** Somebody new with these roles in a tenant; the token is minted with the realm's own key. */
  async newcomer(code: string, roles: readonly string[], status = 'active'): Promise<Caller> {
    const subject = randomUUID();
    await this.admin.query(`insert into app.principal (id, kind, issuer, subject) values ($1, 'person', $2, $3)`, [
      subject,
      this.stack.urls.issuer,
      subject,
    ]);
    await this.admin.query(
      `insert into app.membership (tenant_id, principal_id, status, roles, display_name, initials) values ($1, $2, $3, $4, 'Nieuw Persoon', 'NP')`,
      [this.tenant(code), subject, status, roles],
    );
    return { token: this.mint.token({ sub: subject }), tenant: this.tenant(code) };
  }

  /** The variables of an operation with real ids of the tenant. */
  async variables(operation: Operation, tenantId: string): Promise<Record<string, unknown>> {
    const real = new Map<string, string>();
    for (const place of placesWithId(operation)) real.set(place.path.join('.'), await this.ids.for(place, tenantId));
    return variablesFor(operation, (place) => real.get(place.path.join('.')) ?? plainValue(place));
  }

  run(caller: Caller, operation: Operation, variables: Record<string, unknown>, depth = 2): Promise<Answer> {
    return ask(this.web, caller, documentFor(operation, depth), variables);
  }
}

// The api tells its schema in some eighty answers; one suite asks, the others read what it was told.
async function schemaOf({ folder, urls }: Stack, token: string): Promise<GraphQLSchema> {
  const file = join(folder, 'schema.json');
  if (existsSync(file)) return buildClientSchema(JSON.parse(readFileSync(file, 'utf8')));
  const schema = await introspect(urls.web, { token });
  writeFileSync(file, JSON.stringify(introspectionFromSchema(schema)));
  return schema;
}

function placesWithId(operation: Operation) {
  return placesOf(operation).filter(isId);
}
