import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { TenantDoor } from '../database/index.js';
import type { Log, Metrics } from '../observability/index.js';
import { costPlugin } from './cost.plugin.js';
import { limits, shapeLimits } from './document-limits.js';
import { formatError, unwrap } from './error-format.js';
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
    plugins: [transactionPlugin(door), costPlugin(), metricsPlugin(metrics)],
    context: ({ req, res }: { req: unknown; res: unknown }) => ({ req, res }),
    formatError: (formatted, error) => {
      const shown = formatError(formatted, error, door.correlationId());
      // The others say something about the request; this one is ours to look into.
      if (shown.extensions?.code === 'INTERNAL')
        log.error('graphql.failed', unwrap(error), { correlationId: door.correlationId() });
      return shown;
    },
  } as ApolloDriverConfig;
}
