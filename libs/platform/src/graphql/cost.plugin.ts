import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLSchema } from 'graphql';
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
          const cost = getComplexity({
            schema,
            query: document,
            operationName: request.operationName ?? undefined,
            variables: request.variables ?? {},
            estimators: [pages],
          });
          if (cost > limits.cost)
            throw new GraphQLError('the operation costs too much', { extensions: { code: 'BAD_REQUEST' } });
        },
      };
    },
  };
}
