import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const shared = {
  rootDir: here('.'),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }],
  },
  resolver: here('setup/resolver.cjs'),
  globalSetup: here('setup/start-stack.mjs'),
  globalTeardown: here('setup/stop-stack.mjs'),
};

export default {
  testSequencer: here('setup/by-name.mjs'),
  projects: [
    {
      ...shared,
      displayName: 'blackbox',
      testMatch: ['isolation', 'e2e', 'faults'].map((folder) => `<rootDir>/${folder}/**/*.test.ts`),
    },
    { ...shared, displayName: 'browser', testMatch: ['<rootDir>/browser/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'keycloak',
      testMatch: ['<rootDir>/keycloak/**/*.test.ts'],
      globalSetup: here('setup/start-keycloak-stack.mjs'),
    },
    {
      ...shared,
      displayName: 'real-networks',
      testMatch: ['<rootDir>/real-networks/*.test.ts'],
      globalSetup: here('setup/start-real-networks.mjs'),
    },
  ],
};
