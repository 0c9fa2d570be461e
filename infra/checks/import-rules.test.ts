import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runTool, scratch } from './scratch.js';

const answer = 'export const answer = 42;\n';
const uses = (path: string) => `import { answer } from '${path}';\nexport const double = answer * 2;\n`;

/** Rule → the files of which the first breaks it. */
const provocations: Record<string, Record<string, string>> = {
  'edges-of-tenants': {
    'libs/capabilities/tenants/src/up.ts': uses('../../replies/dist/a.js'),
    'libs/capabilities/replies/dist/a.d.ts': 'export declare const answer: number;',
  },
  'edges-of-web': {
    'apps/web/src/past-the-api.ts': uses('../../../libs/platform/dist/database/a.js'),
    'libs/platform/dist/database/a.d.ts': 'export declare const answer: number;',
  },
  'edges-of-platform': {
    'libs/platform/src/kernel/word.ts': uses('../../../capabilities/library/dist/b.js'),
    'libs/capabilities/library/dist/b.d.ts': 'export declare const answer: number;',
  },
  'door-not-path-for-library': {
    'libs/capabilities/library/src/around.ts': uses('../../conversations/src/b.js'),
    'libs/capabilities/conversations/src/b.ts': answer,
  },
  'package-is-listed': {
    'libs/capabilities/unheard/src/a.ts': uses('./c.js'),
    'libs/capabilities/unheard/src/c.ts': answer,
  },
  'platform-kernel-looks-down': {
    'libs/platform/src/kernel/upward.ts': uses('../queue/d.js'),
    'libs/platform/src/queue/d.ts': answer,
  },
  'platform-seen-by-language': {
    'libs/language/src/outside.ts': uses('../../platform/dist/queue/e.js'),
    'libs/platform/dist/queue/e.d.ts': 'export declare const answer: number;',
  },
  'platform-seen-by-connectors': {
    'libs/connectors/mastodon/src/inside.ts': uses('../../../platform/dist/database/f.js'),
    'libs/platform/dist/database/f.d.ts': 'export declare const answer: number;',
  },
  'api-takes-the-api-door': {
    'apps/api/src/wrong.ts': uses('../../../libs/capabilities/library/dist/library.worker.module.js'),
    'libs/capabilities/library/dist/library.worker.module.d.ts': 'export declare const answer: number;',
  },
  'worker-takes-the-worker-door': {
    'apps/worker/src/wrong.ts': uses('../../../libs/capabilities/library/dist/library.api.module.js'),
    'libs/capabilities/library/dist/library.api.module.d.ts': 'export declare const answer: number;',
  },
  'features-stand-alone': {
    'apps/web/src/features/desk/desk.ts': uses('../library/g'),
    'apps/web/src/features/library/g.ts': answer,
  },
  'no-runtime-cycle': {
    'libs/language/src/round.ts': `import { b } from './about.js';\nexport const a = () => b;\n`,
    'libs/language/src/about.ts': `import { a } from './round.js';\nexport const b = () => a;\n`,
  },
  resolvable: { 'libs/language/src/lost.ts': uses('./nowhere.js') },
};

const fine: Record<string, string> = {
  'libs/capabilities/replies/src/fine.ts': uses('../../library/dist/h.js'),
  'libs/capabilities/library/dist/h.d.ts': 'export declare const answer: number;',
  'libs/platform/src/queue/fine.ts': uses('../kernel/h.js'),
  'libs/platform/src/kernel/h.ts': answer,
  // A cycle of types alone exists for the compiler only.
  'libs/language/src/shape.ts': `import type { B } from './form.js';\nexport interface A { b?: B }\n`,
  'libs/language/src/form.ts': `import type { A } from './shape.js';\nexport interface B { a?: A }\n`,
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let violations: Violation[];

beforeAll(() => {
  const files = Object.assign({}, fine, ...Object.values(provocations)) as Record<string, string>;
  const folder = scratch(files, afterAll);
  const { output } = runTool(folder, 'depcruise', [
    ...['--config', 'infra/checks/dependency-cruiser.mjs', '--output-type', 'json', 'apps', 'libs'],
  ]);
  violations = JSON.parse(output).summary.violations;
});

describe('the import rules', () => {
  test.each(Object.entries(provocations))('%s fires', (rule, files) => {
    // A cycle is reported once, from one of its files.
    const found = violations.filter(({ from }) => from in files);
    expect(found.map((violation) => violation.rule.name)).toContain(rule);
  });

  test.each(Object.keys(fine))('%s breaks none of them', (file) => {
    expect(violations.filter((violation) => violation.from === file)).toEqual([]);
  });
});
