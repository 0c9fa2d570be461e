import type { ApolloServerPlugin } from '@apollo/server';
import { Kind } from 'graphql';
import type { Metrics } from '../observability/index.js';

/** Counts and times operations under the first root field that they ask for: a name of the schema, never of the caller. */
export function metricsPlugin(metrics: Metrics): ApolloServerPlugin {
  return {
    async requestDidStart() {
      const begun = performance.now();
      return {
        async willSendResponse({ operation, response }) {
          // What did not come so far as to be an operation has no name of ours.
          const first = operation?.selectionSet.selections.find((one) => one.kind === Kind.FIELD);
          const root = operation?.operation === 'mutation' ? 'Mutation' : 'Query';
          const field = first?.kind === Kind.FIELD ? `${root}.${first.name.value}` : 'none';
          const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
          const broken = errors?.some((error) => error.extensions?.code === 'INTERNAL');
          const outcome = broken ? 'failed' : errors?.length ? 'refused' : 'done';
          metrics.operation(field, outcome, (performance.now() - begun) / 1_000);
        },
      };
    },
  };
}
