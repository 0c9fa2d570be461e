import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EventsController } from './events.controller.js';

let server: Server;
let url: string;
beforeAll(async () => {
  const schema = buildSchema(
    'type Change { kind: String! ids: [ID!]! } type Query { nothing: Boolean } type Subscription { changes: Change! }',
  );
  const { changes } = (schema.getSubscriptionType() as GraphQLObjectType).getFields();
  changes!.subscribe = async function* (_source: unknown, _args: unknown, { req }: { req: IncomingMessage }) {
    yield { changes: { kind: 'CONVERSATION', ids: [req.headers['samenspraak-tenant']] } };
  };
  const host = new GraphQLSchemaHost();
  host.schema = schema;
  const controller = new EventsController(host);
  server = createServer((request, response) => void controller.events(request as Request, response as Response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
});
afterAll(() => server.close());

async function listen(tenant: string): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', 'samenspraak-tenant': tenant },
    body: JSON.stringify({ query: 'subscription Changes { changes { kind ids } }' }),
  });
  return answer.text();
}

it('gives each listener the stream of its own request, also after another came first', async () => {
  expect(await listen('first')).toContain('"ids":["first"]');
  expect(await listen('second')).toContain('"ids":["second"]');
});

it('takes no other subscription than the registered ones', async () => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'subscription Other { changes { ids } }' }),
  });
  expect(answer.status).toBe(400);
});
