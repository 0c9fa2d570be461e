const roots = new Set(['Query', 'Mutation', 'Subscription']);
const guards = new Set(['Permission', 'SignedIn', 'Public']);

/** Every field at the root of the graph says who may use it: an unguarded one would be open to whoever is signed in. */
export const guardedRootFields = {
  create(context) {
    return {
      MethodDefinition(node) {
        const names = (node.decorators ?? []).map(({ expression }) => (expression.callee ?? expression).name);
        const field = names.find((name) => roots.has(name));
        if (!field || names.some((name) => guards.has(name))) return;
        // In Nest REST controllers Query decorates parameters, never methods.
        context.report({
          node,
          message: `@${field}() ${node.key.name}: add @Permission(...), @SignedIn() or @Public().`,
        });
      },
    };
  },
};
