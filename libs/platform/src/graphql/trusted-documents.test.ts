import { expect, test, vi } from 'vitest';
import { documentHash, trustDocuments } from './trusted-documents.js';

const known = '{ me { id } }';
const trust = trustDocuments(new Map([[documentHash(known), known]]));

function call(body: unknown) {
  const request = { body } as never as { body: { query?: string } };
  const response = { status: vi.fn().mockReturnThis(), json: vi.fn() };
  const next = vi.fn();
  trust(request as never, response as never, next);
  return {
    taken: next.mock.calls.length === 1,
    status: response.status.mock.calls[0]?.[0],
    query: request.body?.query,
  };
}

test('a known document is taken by its hash and in full', () => {
  expect(call({ documentId: documentHash(known) })).toEqual({ taken: true, status: undefined, query: known });
  expect(call({ query: known }).taken).toBe(true);
});

test('a hash never brings another text in with it', () => {
  expect(call({ documentId: documentHash(known), query: '{ secrets }' }).query).toBe(known);
});

test.each([{ query: '{ other }' }, { documentId: 'x' }, { documentId: 5 }, {}, undefined])(
  '%j is answered 400',
  (body) => {
    expect(call(body)).toMatchObject({ taken: false, status: 400 });
  },
);
