import { expect, test } from 'vitest';
import { startIdentity } from './index.js';
import { readIdentitySettings } from './settings.js';

test('without any setting the realm runs for the demo on port 4010', () => {
  expect(readIdentitySettings({ IDENTITY_PORT: '' })).toMatchObject({
    mode: 'demo',
    port: 4010,
    host: '127.0.0.1',
    redirectOrigins: ['http://localhost:4000'],
  });
});

test('several origins and a public address are read', () => {
  const settings = readIdentitySettings({
    IDENTITY_REDIRECT_ORIGINS: 'http://localhost:4000, https://demo.example.nl/',
    IDENTITY_PUBLIC_URL: 'https://login.example.nl',
    IDENTITY_MODE: 'test',
    IDENTITY_PORT: '0',
  });
  expect(settings).toMatchObject({
    mode: 'test',
    port: 0,
    publicUrl: 'https://login.example.nl',
    redirectOrigins: ['http://localhost:4000', 'https://demo.example.nl'],
  });
});

test.each([
  ['NODE_ENV', 'production'],
  ['NODE_ENV', ' Production '],
  ['IDENTITY_MODE', 'production'],
])('it refuses to start when %s is "%s"', (name, value) => {
  expect(() => readIdentitySettings({ [name]: value })).toThrow('does not start in production');
});

test('it refuses to start in production also for whoever calls it from code', async () => {
  await expect(startIdentity({ mode: 'production' as 'demo' })).rejects.toThrow('does not start in production');
});

test.each([
  ['IDENTITY_PORT', '70000'],
  ['IDENTITY_PORT', 'abc'],
  ['IDENTITY_MODE', 'prod'],
  ['IDENTITY_REDIRECT_ORIGINS', 'localhost:4000'],
  ['IDENTITY_REDIRECT_ORIGINS', 'http://localhost:4000/path'],
  ['IDENTITY_REDIRECT_ORIGINS', 'javascript:alert(1)'],
  ['IDENTITY_REDIRECT_ORIGINS', '*'],
  ['IDENTITY_PUBLIC_URL', 'not a url'],
])('a wrong %s (%s) is named', (name, value) => {
  expect(() => readIdentitySettings({ [name]: value })).toThrow(name);
});

test('a port that is taken is said in so many words', async () => {
  const first = await startIdentity({ mode: 'test' });
  await expect(startIdentity({ mode: 'test', port: first.port })).rejects.toThrow(`Port ${first.port} is taken`);
  await first.close();
});
