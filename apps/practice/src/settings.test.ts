import { describe, expect, it } from 'vitest';
import { readPracticeSettings } from './settings.js';

describe('the settings', () => {
  it('have a port, loopback and no control plane by default', () => {
    expect(readPracticeSettings({})).toEqual({ port: 4020, host: '127.0.0.1', control: false, rateLimit: 100_000 });
  });

  it.each([
    [{ PRACTICE_PORT: 'tachtig' }, 'PRACTICE_PORT'],
    [{ PRACTICE_PORT: '70000' }, 'PRACTICE_PORT'],
    [{ PRACTICE_CONTROL: 'misschien' }, 'PRACTICE_CONTROL'],
    [{ PRACTICE_PUBLIC_URL: 'plein' }, 'PRACTICE_PUBLIC_URL'],
    [{ PRACTICE_CONTROL: 'true', PRACTICE_HOST: '0.0.0.0' }, 'PRACTICE_HOST'],
  ])('%o is refused by name', (env, name) => {
    expect(() => readPracticeSettings(env)).toThrow(name);
  });
});
