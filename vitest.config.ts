import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const rooms = ['libs', 'apps', 'infra'];
const inRooms = (ending: string) => rooms.map((room) => `${room}/**/*${ending}`);
const exclude = ['**/node_modules/**', '**/dist/**', '**/*.browser.test.*'];

export default defineConfig({
  resolve: {
    // One copy: through two doors (import and require) graphql refuses its own types.
    alias: [
      {
        find: /^graphql$/,
        replacement: createRequire(new URL('libs/platform/package.json', import.meta.url)).resolve('graphql/index.js'),
      },
      // As the build of the web does.
      {
        find: /^(react-)?i18next$/,
        replacement: fileURLToPath(new URL('apps/web/src/i18n/words.ts', import.meta.url)),
      },
    ],
  },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    reporters: ['default'],
    // By itself a run leaves one core free, which on two is half of them.
    maxWorkers: '100%',
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: inRooms('.test.{ts,tsx}'),
          exclude: [...exclude, '**/*.db.test.ts', '**/*.conformance.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: inRooms('.db.test.ts'),
          exclude,
          globalSetup: ['infra/run/test-database.mjs'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          include: inRooms('.conformance.test.ts'),
          exclude,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
