import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { TenantDoor } from '../database/index.js';
import type { Log } from '../observability/index.js';
import { costPlugin } from './cost.plugin.js';
import { limits, shapeLimits } from './document-limits.js';
import { formatError, isUnexpected } from './error-format.js';
import { transactionPlugin } from './transaction.plugin.js';

/**
 * How this house runs GraphQL.
 * @param options.schemaFile where to write the generated schema; absent keeps it in memory.
 */
export function graphqlOptions(
  door: TenantDoor,
  log: Log,
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
    plugins: [transactionPlugin(door), costPlugin()],
    context: ({ req, res }: { req: unknown; res: unknown }) => ({ req, res }),
    formatError: (formatted, error) => {
      if (isUnexpected(error) && !formatted.extensions?.code?.toString().startsWith('GRAPHQL'))
        log.error('graphql.failed', error);
      return formatError(formatted, error, door.correlationId());
    },
  } as ApolloDriverConfig;
}
