import { writeFile } from 'node:fs/promises';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { LiveFeed } from '@samenspraak/platform/graphql';
import { Metrics, silentLog } from '@samenspraak/platform/observability';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createApi } from './create-api.js';
import type { ApiParts } from './parts.js';

/** Writes the schema that the resolvers make to the file that is named; no database is needed. */
const [file] = process.argv.slice(2);
const nothing = {} as never;
const parts: ApiParts = {
  settings: {
    SAMENSPRAAK_MODE: 'test',
    FIELD_KEY: '00'.repeat(32),
    FILES_FOLDER: 'unused',
    UNDO_MS: 0,
    IDENTITY_ISSUER: 'http://localhost',
  } as never,
  log: silentLog,
  metrics: new Metrics('api'),
  source: nothing,
  door: nothing,
  tokens: nothing,
  feed: new LiveFeed(),
  signOuts: nothing,
  listener: nothing,
};
const app = await createApi(parts);
await app.init();
const schema = lexicographicSortSchema(app.get(GraphQLSchemaHost, { strict: false }).schema);
const text = `# Made from the resolvers by \`pnpm schema\`; do not edit.\n${printSchema(schema)}\n`;
if (file) await writeFile(file, text);
else process.stdout.write(text);
process.exit(0);
