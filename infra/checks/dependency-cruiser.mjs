import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { platformOrder, platformSeenBy, readEdges } from './edges.mjs';

const checkout = process.cwd();
const edges = readEdges(checkout);
const tests = '(\\.test\\.tsx?|/src/testing/.*)$';
const rooms = '^(apps|libs|infra/demo)/';

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A package imports itself and what its line in docs/architecture.md names. */
const edgeRules = edges.map(({ name, folder, uses }) =>
  error(
    `edges-of-${name}`,
    `docs/architecture.md lists what ${name} may import`,
    { path: `^${folder}/(?!node_modules|dist)`, pathNot: [tests, '/test-support/'] },
    { path: rooms, pathNot: [folder, ...uses.map(folderFor)].map((path) => `^${path}/`) },
  ),
);

/** Another package is met through its door, built into dist; its sources are its own. */
const doorRules = edges.map(({ name, folder }) =>
  error(
    `door-not-path-for-${name}`,
    'another package is imported by its name, never by its path',
    { path: `^${folder}/` },
    { path: '^(apps|libs|infra/demo)/.*src/', pathNot: `^${folder}/` },
  ),
);

const listed = error(
  'package-is-listed',
  'every package stands in the list of edges in docs/architecture.md',
  { path: rooms, pathNot: [...edges.map(({ folder }) => `^${folder}/`), tests] },
  { path: rooms },
);

/** Inside platform everything points downward. */
const platformRules = platformOrder
  .slice(0, -1)
  .map((part, index) =>
    error(
      `platform-${part}-looks-down`,
      'platform goes downward only',
      { path: `^libs/platform/src/${part}/`, pathNot: tests },
      { path: `^libs/platform/(src|dist)/(${platformOrder.slice(index + 1).join('|')})/` },
    ),
  );

const seenRules = Object.entries(platformSeenBy).map(([folder, parts]) =>
  error(
    `platform-seen-by-${folder.split('/')[1]}`,
    `may see of platform only: ${parts.join(', ')}`,
    { path: `^${folder}/src/`, pathNot: tests },
    { path: '^libs/platform/', pathNot: `^libs/platform/(src|dist)/(${parts.join('|')})/` },
  ),
);

const wiring = [
  error(
    'api-takes-the-api-door',
    'the api wires ./api modules',
    { path: '^apps/api/' },
    { path: '\\.worker\\.module\\.' },
  ),
  error(
    'worker-takes-the-worker-door',
    'the worker wires ./worker modules',
    { path: '^apps/worker/' },
    { path: '\\.api\\.module\\.' },
  ),
  error(
    'features-stand-alone',
    'a feature of the web does not import another',
    { path: '^apps/web/src/features/([^/]+)/' },
    { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
  ),
];

const general = [
  error(
    'no-runtime-cycle',
    'modules that import each other crash at start',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  error('resolvable', 'an import that leads nowhere', { path: rooms, pathNot: '/src/gql/' }, { couldNotResolve: true }),
];

function folderFor(name) {
  const edge = edges.find((one) => one.name === name);
  if (!edge) throw new Error(`docs/architecture.md names the unknown package ${name}`);
  return edge.folder;
}

export default {
  forbidden: [...edgeRules, ...doorRules, listed, ...platformRules, ...seenRules, ...wiring, ...general],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: ['/dist/web/', '\\.(css|json|svg|graphql)$', '\\?'] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    detectProcessBuiltinModuleCalls: false,
    ...(existsSync(join(checkout, 'tsconfig.options.json')) ? { tsConfig: { fileName: 'tsconfig.options.json' } } : {}),
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.d.ts', '.json'],
    },
  },
};
