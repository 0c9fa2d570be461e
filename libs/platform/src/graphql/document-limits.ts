import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

export const limits = {
  documentBytes: 16_384,
  tokens: 1_000,
  depth: 8,
  aliases: 15,
  rootFields: 10,
  cost: 2_000,
  recursiveSelections: 5_000,
} as const;

/** Refuses documents that are deeper, wider or more aliased than any screen needs. */
export const shapeLimits: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  Document(document) {
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    }
    for (const node of document.definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue;
      const shape = measure(node.selectionSet, fragments);
      if (
        shape.depth > limits.depth ||
        shape.aliases > limits.aliases ||
        node.selectionSet.selections.length > limits.rootFields
      ) {
        context.reportError(new GraphQLError('the document is too large'));
      }
    }
    return false;
  },
});

function measure(
  root: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): { depth: number; aliases: number } {
  let aliases = 0;
  let visited = 0;
  const walk = (set: SelectionSetNode, depth: number, inside: ReadonlySet<string>): number => {
    // A document that spreads fragments into each other must not cost more than it may hold.
    if (depth > limits.depth || ++visited > limits.recursiveSelections) return limits.depth + 1;
    let deepest = depth;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        if (node.alias) aliases += 1;
        if (node.selectionSet) deepest = Math.max(deepest, walk(node.selectionSet, depth + 1, inside));
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        deepest = Math.max(deepest, walk(node.selectionSet, depth, inside));
      } else {
        const fragment = fragments.get(node.name.value);
        if (!fragment || inside.has(node.name.value)) continue;
        deepest = Math.max(deepest, walk(fragment.selectionSet, depth, new Set([...inside, node.name.value])));
      }
    }
    return deepest;
  };
  return { depth: walk(root, 1, new Set()), aliases };
}
