import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { DomainError } from '../kernel/index.js';
import { formatError } from './error-format.js';

const out = (error: unknown, code?: string) =>
  formatError({ message: 'secret words', extensions: { code } }, error, 'c-1');

test('a refusal of ours leaves with its code, its parameters and the correlation id', () => {
  const error = new GraphQLError('x', { originalError: new DomainError('REPLY_TOO_LONG', 'invalid', { limit: 500 }) });
  expect(out(error)).toEqual({
    message: 'REPLY_TOO_LONG',
    extensions: { code: 'REPLY_TOO_LONG', params: { limit: 500 }, correlationId: 'c-1' },
  });
});

test('what went wrong inside leaves without a word about it', () => {
  const database = Object.assign(new Error('duplicate key value (handle)=(petra)'), { code: '23505' });
  for (const error of [database, new DomainError('DATABASE_CONTEXT_REFUSED', 'internal', { tenant: 'x' })]) {
    expect(out(new GraphQLError('x', { originalError: error }), 'INTERNAL_SERVER_ERROR')).toEqual({
      message: 'INTERNAL',
      extensions: { code: 'INTERNAL', params: {}, correlationId: 'c-1' },
    });
  }
});

test('a document that is not right is refused without hints about the schema', () => {
  expect(out(new GraphQLError('Did you mean "salary"?'), 'GRAPHQL_VALIDATION_FAILED').message).toBe('GRAPHQL_REFUSED');
});

test('a refused membership and an unknown tenant look the same', () => {
  const refused = Object.assign(new Error('membership_refused'), { code: '28000' });
  expect(out(new GraphQLError('x', { originalError: refused })).message).toBe('TENANT_REFUSED');
});
