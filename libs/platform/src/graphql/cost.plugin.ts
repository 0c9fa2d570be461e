import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { limits } from './document-limits.js';

/** A page costs its size times what one row costs; a field costs one. */
const pages: ComplexityEstimator = ({ args, childComplexity, field }) => {
  const first = typeof args.first === 'number' ? Math.max(args.first, 1) : undefined;
  if (first !== undefined) return 1 + (first * childComplexity) / 10;
  const list = String(field.type).includes('[');
  return 1 + childComplexity * (list ? 3 : 1);
};

/** Refuses an operation whose cost is above the limit, before any resolver runs. */
export function costPlugin(): ApolloServerPlugin {
  let schema: GraphQLSchema;
  return {
    async serverWillStart(service) {
      schema = service.schema;
    },
    async requestDidStart() {
      return {
        async didResolveOperation({ request, document }) {
          if (costOf(schema, document, request) > limits.cost)
            throw new GraphQLError('the operation costs too much', { extensions: { code: 'BAD_REQUEST' } });
        },
      };
    },
  };
}

function costOf(schema: GraphQLSchema, query: DocumentNode, request: GraphQLRequest): number {
  try {
    return getComplexity({
      schema,
      query,
      operationName: request.operationName ?? undefined,
      variables: request.variables ?? {},
      estimators: [pages],
    });
  } catch {
    // It reads the variables first, and throws when they do not fit the document.
    throw new GraphQLError('the variables do not fit', { extensions: { code: 'BAD_USER_INPUT' } });
  }
}
