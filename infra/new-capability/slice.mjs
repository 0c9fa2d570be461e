/** The files of an empty capability: path in its folder → text. */
export function files(name) {
  const title = name
    .split('-')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');
  return {
    'README.md': readme(name),
    'package.json': json(manifest(name)),
    'tsconfig.json': project,
    'registers/errors.json': '[]\n',
    'registers/operations.json': '[]\n',
    'registers/tables.json': '[]\n',
    'src/index.ts': index(name, title),
    [`src/${name}.permissions.ts`]: permissions(name, title),
    [`src/${name}.module.ts`]: module(`${title}Module`, `What both processes know of ${name}.`),
    [`src/${name}.api.module.ts`]: door(name, title, 'Api'),
    [`src/${name}.worker.module.ts`]: door(name, title, 'Worker'),
  };
}

function index(name, title) {
  return `export { ${title}Module } from './${name}.module.js';
export { ${variable(title)}Permissions } from './${name}.permissions.js';
`;
}

function permissions(name, title) {
  return `import type { Permission } from '@samenspraak/platform/database';

/** What one may do in ${name}, and which roles may. */
export const ${variable(title)}Permissions = {} as const satisfies Record<string, Permission>;
`;
}

function variable(title) {
  return title[0].toLowerCase() + title.slice(1);
}

function module(className, sentence) {
  return `import { Module } from '@nestjs/common';

/** ${sentence} */
@Module({})
export class ${className} {}
`;
}

function door(name, title, process) {
  return `import { Module } from '@nestjs/common';
import { ${title}Module } from './${name}.module.js';

/** What the ${process.toLowerCase()} takes from ${name}. */
@Module({ imports: [${title}Module], exports: [${title}Module] })
export class ${title}${process}Module {}
`;
}

function manifest(name) {
  const entry = (file) => ({ types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` });
  return {
    name: `@samenspraak/${name}`,
    version: '0.1.0',
    private: true,
    license: 'EUPL-1.2',
    type: 'module',
    exports: { '.': entry('index'), './api': entry(`${name}.api.module`), './worker': entry(`${name}.worker.module`) },
    dependencies: { '@nestjs/common': 'catalog:', '@samenspraak/platform': 'workspace:*' },
  };
}

const project = `{
  "extends": "../../../tsconfig.options.json",
  "compilerOptions": { "rootDir": "src", "outDir": "dist" },
  "include": ["src"],
  "references": [{ "path": "../../platform" }]
}
`;

function readme(name) {
  return `# ${name}

(One sentence: what a municipality can do with it.)

- **Words**: (from docs/glossary.md)
- **Doors**: \`.\`; \`./api\` and \`./worker\` are the modules of the two processes.
- **Tables**: none.
- **Permissions**: none.
- **Events**: none.
`;
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
