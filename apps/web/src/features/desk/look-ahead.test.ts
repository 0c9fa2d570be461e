import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let token: Promise<string | undefined>;
let signedIn = true;
vi.mock('../../app/tokens', () => ({
  accessToken: () => token,
  renew: () => token,
  mayBeSignedIn: () => signedIn,
}));

const { lookAhead, sentAhead } = await import('./look-ahead');
let asked: string[];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  signedIn = true;
  token = Promise.resolve('token');
  const kept = new Map([['samenspraak.desks', '["a"]']]);
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null });
  vi.stubGlobal('location', { pathname: '/werkvoorraad', search: '' });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    asked.push((JSON.parse(body) as { operationName: string }).operationName);
    return new Promise(() => undefined);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('all questions of the first screen are on their way before its code runs', async () => {
  token = new Promise((resolve) => setTimeout(() => resolve('token'), 50));
  lookAhead();
  void sentAhead().then(() => asked.push('the code'));
  await vi.advanceTimersByTimeAsync(50);
  expect(asked).toEqual(['Me', 'Openings', 'DeskHead', 'the code']);
});

it('the code does not wait for a token that takes long', async () => {
  token = new Promise(() => undefined);
  lookAhead();
  const runs = vi.fn();
  void sentAhead().then(runs);
  await vi.advanceTimersByTimeAsync(149);
  expect(runs).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(runs).toHaveBeenCalled();
  expect(asked).toEqual([]);
});

it('who is not signed in asks nothing and waits for nothing', async () => {
  signedIn = false;
  token = new Promise(() => undefined);
  lookAhead();
  await sentAhead();
  expect(asked).toEqual([]);
});
