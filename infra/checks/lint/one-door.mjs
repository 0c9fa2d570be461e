import { isIn, tests, visitImports } from './place.mjs';

const doors = [
  /\.entity\.ts$/,
  /\.repository\.ts$/,
  'libs/platform/src/database/',
  // The relay and the queue have roles that see ids only.
  'libs/platform/src/queue/',
  'libs/platform/src/testing/',
  // Processes outside the tenants: they create, migrate and fill the database itself.
  'apps/migrator/',
  'infra/run/',
  'infra/demo/',
  ...tests,
];
const drivers = /^(typeorm|pg|postgres|@nestjs\/typeorm)(\/|$)/;
const holders = /^(dataSource|entityManager|queryRunner|pool|pgClient)$/;

/** Tenant data is reached through TenantDoor alone: whoever holds a driver can forget the tenant. */
export const oneDoor = {
  create(context) {
    if (isIn(context, doors)) return {};
    const imports = visitImports((node, name) => {
      if (drivers.test(name)) {
        context.report({ node, message: `"${name}" belongs in *.entity.ts, *.repository.ts and platform/database.` });
      }
    });
    return {
      ...imports,
      CallExpression(node) {
        imports.CallExpression(node);
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || callee.property.name !== 'query') return;
        const holder = callee.object.type === 'MemberExpression' ? callee.object.property.name : callee.object.name;
        if (holders.test(holder ?? '')) {
          context.report({ node, message: `Query through TenantDoor in a repository, not through ${holder}.` });
        }
      },
    };
  },
};
