import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse, BaseContext } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { TenantDoor } from '../database/index.js';
import type { Log } from '../observability/index.js';
import { formatError, tellOurs } from './error-format.js';

/** Ends the operation's transaction with the response: all or nothing, and no answer says more than what was kept. */
export function transactionPlugin(door: TenantDoor, log: Log): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async willSendResponse(context) {
          const result = resultOf(context);
          const well = !result?.errors?.length;
          try {
            await door.finish(well);
            // What was rolled back may not look done.
            if (!well && result && context.operation?.operation === 'mutation') result.data = null;
          } catch (error) {
            if (!result) throw error;
            result.data = null;
            const shown = formatError(
              { message: '' },
              new GraphQLError('', { originalError: error as Error }),
              door.correlationId(),
            );
            tellOurs(log, shown, error);
            result.errors = [shown];
          }
        },
      };
    },
  };
}

function resultOf(context: GraphQLRequestContextWillSendResponse<BaseContext>) {
  return context.response.body.kind === 'single' ? context.response.body.singleResult : undefined;
}
