import { isIn, tests } from './place.mjs';

const allowed = [
  'libs/platform/src/config/',
  'infra/run/',
  // Tools of a developer, in no build.
  /^apps\/[^/]+\/dev\//,
  'apps/identity/src/main.ts',
  'apps/practice/src/main.ts',
  'apps/mailbox/src/main.ts',
  /(^|\/)[\w.-]+\.config\.(ts|mjs)$/,
  ...tests,
];

/** Settings are read and checked in one place, so that a wrong one is named at start. */
export const noProcessEnv = {
  create(context) {
    if (isIn(context, allowed)) return {};
    return {
      MemberExpression(node) {
        const property = node.computed ? node.property.value : node.property.name;
        if (node.object.name === 'process' && property === 'env') {
          context.report({ node, message: 'Read settings through @samenspraak/platform/config.' });
        }
      },
      ImportSpecifier(node) {
        if (/^(node:)?process$/.test(node.parent.source.value) && node.imported.name === 'env') {
          context.report({ node, message: 'Read settings through @samenspraak/platform/config.' });
        }
      },
    };
  },
};
