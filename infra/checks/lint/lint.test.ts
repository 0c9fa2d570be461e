import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runTool, scratch } from '../scratch.js';

interface Provocation {
  readonly rule: string;
  readonly about: string;
  readonly file: string;
  readonly text: string;
}

const library = 'libs/capabilities/library/src';
const resolver = (guard: string) => `
  export class LibraryResolver {
    ${guard}
    @Query(() => String)
    template(): string { return ''; }
  }`;

const refused: Provocation[] = [
  {
    rule: 'one-door',
    about: 'TypeORM in a service',
    file: `${library}/a1.service.ts`,
    text: `import { DataSource } from 'typeorm'; export const A = DataSource;`,
  },
  {
    rule: 'one-door',
    about: 'only a type of TypeORM in a service',
    file: `${library}/a2.service.ts`,
    text: `export type { EntityManager } from 'typeorm';`,
  },
  {
    rule: 'one-door',
    about: 'pg fetched at run time',
    file: `${library}/a3.service.ts`,
    text: `export const a = () => import('pg');`,
  },
  {
    rule: 'one-door',
    about: 'a query past the door',
    file: `${library}/a4.service.ts`,
    text: `export const a = (s: any) => s.dataSource.query('select 1');`,
  },
  {
    rule: 'no-direct-enqueue',
    about: 'a queue in a service',
    file: `${library}/a5.service.ts`,
    text: `import { Queue } from 'bullmq'; export const A = Queue;`,
  },
  {
    rule: 'no-direct-enqueue',
    about: 'a queue in the worker',
    file: 'apps/worker/src/a6.ts',
    text: `import { InjectQueue } from '@nestjs/bullmq'; export const A = InjectQueue;`,
  },
  {
    rule: 'no-process-env',
    about: 'a setting read in a service',
    file: `${library}/a7.service.ts`,
    text: `export const a = process.env.PORT;`,
  },
  {
    rule: 'no-process-env',
    about: 'a setting read by its string name',
    file: 'apps/api/src/main.ts',
    text: `export const a = process['env']['PORT'];`,
  },
  {
    rule: 'no-process-env',
    about: 'env imported by name',
    file: 'apps/worker/src/main.ts',
    text: `import { env } from 'node:process'; export const a = env;`,
  },
  {
    rule: 'guarded-root-fields',
    about: 'a query without a permission',
    file: `${library}/a8.resolver.ts`,
    text: resolver(''),
  },
  {
    rule: 'guarded-root-fields',
    about: 'a mutation with only a description',
    file: `${library}/a9.resolver.ts`,
    text: resolver('@Described()').replace('Query', 'Mutation'),
  },
  {
    rule: 'guarded-root-fields',
    about: 'an unguarded subscription',
    file: `${library}/a10.resolver.ts`,
    text: resolver('').replace('Query', 'Subscription'),
  },
  { rule: 'file-names', about: 'a drawer', file: `${library}/utils.ts`, text: 'export const a = 1;' },
  {
    rule: 'file-names',
    about: 'a drawer with a prefix',
    file: `${library}/reply-helper.ts`,
    text: 'export const a = 1;',
  },
  {
    rule: 'file-names',
    about: 'a folder that is a drawer',
    file: `${library}/common/clock.ts`,
    text: 'export const a = 1;',
  },
  { rule: 'file-names', about: 'a camel in the name', file: `${library}/replyClock.ts`, text: 'export const a = 1;' },
  { rule: 'max-lines', about: 'a file of 301 lines', file: `${library}/long11.ts`, text: 'export {};\n'.repeat(301) },
  {
    rule: 'no-floating-promises',
    about: 'a promise nobody waits for',
    file: `${library}/a12.service.ts`,
    text: `async function a(): Promise<void> {} export function b(): void { a(); }`,
  },
];

const allowed: Provocation[] = [
  {
    rule: 'one-door',
    about: 'TypeORM in a repository',
    file: `${library}/a13.repository.ts`,
    text: `import { DataSource } from 'typeorm'; export const A = DataSource;`,
  },
  {
    rule: 'no-direct-enqueue',
    about: 'BullMQ in the queue of the platform',
    file: 'libs/platform/src/queue/a14.ts',
    text: `import { Queue } from 'bullmq'; export const A = Queue;`,
  },
  {
    rule: 'no-process-env',
    about: 'settings in the config of the platform',
    file: 'libs/platform/src/config/a15.ts',
    text: `export const a = process.env;`,
  },
  {
    rule: 'guarded-root-fields',
    about: 'a query with a permission',
    file: `${library}/a16.resolver.ts`,
    text: resolver(`@Permission('library.read')`),
  },
  {
    rule: 'guarded-root-fields',
    about: 'a query that is public on purpose',
    file: `${library}/a17.resolver.ts`,
    text: resolver('@Public()'),
  },
  {
    rule: 'file-names',
    about: 'an idea with a role',
    file: `${library}/template-text.service.ts`,
    text: 'export const a = 1;',
  },
  { rule: 'max-lines', about: 'a file of 300 lines', file: `${library}/long18.ts`, text: 'export {};\n'.repeat(300) },
];

/** File → the rules it breaks, from one run over all of them. */
const broken = new Map<string, string[]>();

beforeAll(() => {
  const files = Object.fromEntries([...refused, ...allowed].map(({ file, text }) => [file, text]));
  const tsconfig = '{ "extends": "./tsconfig.options.json", "include": ["libs", "apps"] }';
  const folder = scratch({ ...files, 'tsconfig.json': tsconfig }, afterAll);
  const { output } = runTool(folder, 'oxlint', ['-f', 'unix', 'libs', 'apps']);
  for (const [, file, rule] of output.matchAll(/^(\S+?):\d+:\d+: .*\[Error\/[\w-]+\(([\w-]+)\)\]$/gm)) {
    broken.set(file!, [...(broken.get(file!) ?? []), rule!]);
  }
});

describe('the rules of the house', () => {
  test.each(refused)('$rule refuses $about', ({ rule, file }) => {
    expect(broken.get(file)).toContain(rule);
  });

  test.each(allowed)('$rule lets $about be', ({ rule, file }) => {
    expect(broken.get(file) ?? []).not.toContain(rule);
  });

  test('no two provocations share a file', () => {
    const files = [...refused, ...allowed].map(({ file }) => file);
    expect(new Set(files).size).toBe(files.length);
  });
});
