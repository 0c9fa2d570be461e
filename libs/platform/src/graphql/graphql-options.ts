import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { TenantDoor } from '../database/index.js';
import type { Log, Metrics } from '../observability/index.js';
import { costPlugin } from './cost.plugin.js';
import { limits, shapeLimits } from './document-limits.js';
import { formatError, tellOurs } from './error-format.js';
import { metricsPlugin } from './metrics.plugin.js';
import { transactionPlugin } from './transaction.plugin.js';

/**
 * How this house runs GraphQL.
 * @param options.schemaFile where to write the generated schema; absent keeps it in memory.
 */
export function graphqlOptions(
  door: TenantDoor,
  log: Log,
  metrics: Metrics,
  options: { schemaFile?: string; open: boolean },
): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: options.schemaFile ?? true,
    sortSchema: true,
    introspection: options.open,
    graphiql: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    autoTransformHttpErrors: false,
    csrfPrevention: true,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [shapeLimits],
    maxRecursiveSelections: limits.recursiveSelections,
    plugins: [costPlugin(), inTurn(transactionPlugin(door, log), metricsPlugin(metrics, log))],
    context: ({ req, res }: { req: unknown; res: unknown }) => ({ req, res }),
    formatError: (formatted, error) => {
      const shown = formatError(formatted, error, door.correlationId());
      tellOurs(log, shown, error);
      return shown;
    },
  } as ApolloDriverConfig;
}

/** Apollo asks all plugins at once how to end; what is counted and logged must be what was kept, so these wait for each other. */
function inTurn(...plugins: readonly ApolloServerPlugin[]): ApolloServerPlugin {
  return {
    async requestDidStart(context) {
      const listeners = await Promise.all(plugins.map(async (plugin) => plugin.requestDidStart?.(context)));
      return {
        async willSendResponse(ended) {
          for (const listener of listeners) await listener?.willSendResponse?.(ended);
        },
      };
    },
  };
}
