import { DataSource } from 'typeorm';
import { OperatorError } from '../kernel/index.js';
import { readers } from './read-moment.js';

/** A pool of one login role. No query cache (it keys on SQL text, equal for all tenants) and no logging (it prints parameters). */
export async function openDataSource(
  url: string,
  poolSize: number,
  entities: readonly Function[] = [],
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    poolSize,
    entities: [...entities] as never[],
    logging: false,
    synchronize: false,
    installExtensions: false,
    connectTimeoutMS: 5_000,
    // Statements that wait for nothing go over together (pg: pipeline).
    extra: { application_name: 'samenspraak', keepAlive: true, pipeline: true, types: readers },
    // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
    poolErrorHandler: () => undefined,
  });
  await source.initialize();
  return source;
}

/** @throws OperatorError when the role of this process owns a table, may bypass policies, or is a superuser. */
export async function refuseMightyRole(source: DataSource): Promise<void> {
  const [row] = await source.query(
    `select r.rolsuper or r.rolbypassrls or exists (select from pg_class c where c.relowner = r.oid)
       or exists (select from pg_auth_members m where m.member = r.oid) as mighty from pg_roles r where r.rolname = session_user`,
  );
  if (row.mighty)
    throw new OperatorError(
      'The database role of this process may see past the walls between tenants; use the role app or worker.',
    );
}
