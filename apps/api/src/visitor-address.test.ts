import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, test } from 'vitest';
import { believeProxies } from './visitor-address.js';

/** The address that the api counts, when these stand before it and say this. */
async function counted(proxies: number, forwarded?: string): Promise<string> {
  const app = express();
  believeProxies(app, proxies);
  app.get('/', (request, response) => void response.send(request.ip));
  const server = app.listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const headers = forwarded ? { 'X-Forwarded-For': forwarded } : {};
    return await (await fetch(`http://127.0.0.1:${port}/`, { headers })).text();
  } finally {
    server.close();
  }
}

test('without proxies of our own the other end of the line is counted, whatever it says of itself', async () => {
  expect(await counted(0)).toBe('127.0.0.1');
  expect(await counted(0, '203.0.113.7')).toBe('127.0.0.1');
});

test('behind our own proxies each visitor is counted apart', async () => {
  expect(await counted(1, '203.0.113.7')).toBe('203.0.113.7');
  expect(await counted(1, '203.0.113.8')).toBe('203.0.113.8');
  expect(await counted(2, '203.0.113.7, 10.0.0.2')).toBe('203.0.113.7');
});

test('a visitor who makes up addresses is counted by the one that our proxy heard', async () => {
  expect(await counted(1, '192.0.2.1, 203.0.113.7')).toBe('203.0.113.7');
  expect(await counted(2, '192.0.2.1, 203.0.113.7, 10.0.0.2')).toBe('203.0.113.7');
});
