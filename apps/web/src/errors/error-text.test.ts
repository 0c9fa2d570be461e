import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import english from './texts.en.json';
import dutch from './texts.nl.json';

interface RegisteredError {
  code: string;
  kind: string;
  params: string[];
}

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const registers = globSync(['libs/platform/registers/errors.json', 'libs/capabilities/*/registers/errors.json'], {
  cwd: root,
});
const registered = registers.flatMap((file) => JSON.parse(readFileSync(root + file, 'utf8')) as RegisteredError[]);
// What is wrong inside leaves the api as INTERNAL.
const shown = registered.filter((error) => error.kind !== 'internal');
/** What the web itself finds out. */
const own = ['UNKNOWN', 'INTERNAL', 'NETWORK_UNREACHABLE', 'SERVER_UNAVAILABLE', 'UNAUTHENTICATED'];

test('each code that the api may answer has a text in Dutch and in English, and no text is left over', () => {
  expect(shown.length).toBeGreaterThan(50);
  const codes = [...shown.map((error) => error.code), ...own].sort();
  expect(Object.keys(dutch).sort()).toEqual(codes);
  expect(Object.keys(english).sort()).toEqual(codes);
});

test.each(shown)('the text of $code asks for nothing that the error does not bring', ({ code, params }) => {
  for (const texts of [dutch, english] as Record<string, string>[]) {
    const asked = [...texts[code]!.matchAll(/{{(\w+)}}/g)].map((found) => found[1]);
    expect(asked.filter((name) => !params.includes(name!))).toEqual([]);
  }
});

test('each text says what happened, what was kept and what to do', () => {
  for (const text of [...Object.values(dutch), ...Object.values(english)]) {
    expect(text.split(/[.;:] /).length, text).toBeGreaterThanOrEqual(3);
  }
});
