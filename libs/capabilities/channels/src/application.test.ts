import { createPrivateKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { Applications } from './application.js';

test('a network reads who we are at our own address, and sends people back there', () => {
  const one = new Applications('https://samenspraak.example/', Buffer.alloc(32, 1)).of('bluesky');
  expect(one).toMatchObject({
    website: 'https://samenspraak.example',
    redirectUri: 'https://samenspraak.example/oauth/back',
    documentUrl: 'https://samenspraak.example/oauth/bluesky/client.json',
  });
});

test('on this machine there is no document, and the way back is a number', () => {
  const one = new Applications('http://localhost:4000', Buffer.alloc(32, 1)).of('bluesky');
  expect(one).toMatchObject({ redirectUri: 'http://127.0.0.1:4000/oauth/back', documentUrl: null });
});

test('who has the secret has the same key, and who has another has another', () => {
  const keyOf = (byte: number) => new Applications('https://a.example', Buffer.alloc(32, byte)).of('bluesky').key;
  expect(keyOf(1)).toBe(keyOf(1));
  expect(keyOf(1)).not.toBe(keyOf(2));
  const key = createPrivateKey({ key: JSON.parse(keyOf(1)) as never, format: 'jwk' });
  expect(key.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
});
