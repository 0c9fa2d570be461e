import type { ApolloServerPlugin } from '@apollo/server';
import { Kind } from 'graphql';
import { noteSpan, type Log, type Metrics } from '../observability/index.js';

/** Counts, times and logs operations under the first root field that they ask for: a name of the schema, never of the caller. */
export function metricsPlugin(metrics: Metrics, log: Log): ApolloServerPlugin {
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
          const ms = performance.now() - begun;
          metrics.operation(field, outcome, ms / 1_000);
          noteSpan({ field, outcome });
          const facts = { field, outcome, code: codeOf(errors), ms: Math.round(ms) };
          // Reading is what most do most of the time; a command that was done is worth a line.
          if (root === 'Mutation' && outcome === 'done') log.info('graphql.done', facts);
          else log.debug('graphql.answered', facts);
        },
      };
    },
  };
}

function codeOf(errors: readonly { readonly extensions?: Record<string, unknown> }[] | undefined): string | undefined {
  const code = errors?.[0]?.extensions?.code;
  return typeof code === 'string' ? code : undefined;
}
