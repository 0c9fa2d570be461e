import { describe, expect, it } from 'vitest';
import { assertOutsideAddress, isInsideAddress } from './outbound-address.js';

describe('outbound addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '0.0.0.0',
    '100.64.0.1',
    '::1',
    '::',
  ])('knows %s as inside', (address) => {
    expect(isInsideAddress(address)).toBe(true);
  });
  it.each(['::ffff:127.0.0.1', '::ffff:10.0.0.1', 'fd00::1', 'fe80::1', '64:ff9b::7f00:1', 'not an address'])(
    'knows the disguise %s as inside',
    (address) => {
      expect(isInsideAddress(address)).toBe(true);
    },
  );
  it.each(['8.8.8.8', '172.32.0.1', '2a00:1450:400e::1'])('knows %s as outside', (address) => {
    expect(isInsideAddress(address)).toBe(false);
  });

  const check = (url: string, addresses: string[]) =>
    assertOutsideAddress(new URL(url), 'probe', () => Promise.resolve(addresses));

  it('lets a public https address through', async () => {
    await expect(check('https://mastodon.example', ['8.8.8.8'])).resolves.toBeUndefined();
  });
  it.each([
    ['http://mastodon.example', ['8.8.8.8']],
    ['https://jan:geheim@mastodon.example', ['8.8.8.8']],
    ['https://[::1]/', []],
    ['https://2130706433/', []],
    ['https://inside.example', ['10.0.0.1']],
    ['https://half-inside.example', ['8.8.8.8', '127.0.0.1']],
    ['https://nowhere.example', []],
  ])('refuses %s', async (url, addresses) => {
    await expect(check(url, addresses)).rejects.toMatchObject({
      failure: { kind: 'configuration', setting: 'baseUrl' },
    });
  });
});
