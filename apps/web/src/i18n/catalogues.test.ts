import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('gql'));
const read = (name: string) => readFileSync(join(src, name), 'utf8');

type Words = { [key: string]: string | Words };
function keysOf(words: Words, before = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  );
}
const valuesOf = (words: Words): string[] =>
  Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : valuesOf(value)));
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).sort();

const dutch = files.filter((name) => name.endsWith('.nl.json'));

test.each(dutch)('%s has each word in English too, with the same holes', (name) => {
  const nl = JSON.parse(read(name)) as Words;
  const en = JSON.parse(read(name.replace('.nl.json', '.en.json'))) as Words;
  expect(keysOf(en).sort()).toEqual(keysOf(nl).sort());
  const [nlTexts, enTexts] = [valuesOf(nl), valuesOf(en)];
  nlTexts.forEach((text, index) => expect(holes(enTexts[index]!), text).toEqual(holes(text)));
});

const screens = files.filter((name) => name.endsWith('.tsx'));
const NAMES = new Set(['Samenspraak', 'Ctrl', 'Enter', 'Esc', 'P90']);

test.each(screens)('%s shows no words of its own', (name) => {
  const code = read(name).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const between = [...code.matchAll(/<\/?[\w.]+[^<>{}]*>\s*([^<>{}]*\p{L}{2,}[^<>{}]*)\s*(?=<\/?[\w{])/gu)].map(
    (found) => found[1]!.trim(),
  );
  const attributes = [...code.matchAll(/\s(?:title|aria-label|placeholder|alt)="([^"]*\p{L}{2,}[^"]*)"/gu)].map(
    (found) => found[1]!.trim(),
  );
  const foreign = [...between, ...attributes].filter(
    (text) => !NAMES.has(text) && !/[=;()?]/.test(text) && text !== 'Ctrl Enter',
  );
  expect(foreign, relative(src, name)).toEqual([]);
});

test('each word that a screen asks for by a plain key exists', () => {
  const missing: string[] = [];
  for (const name of screens.concat(files.filter((file) => file.endsWith('.ts') && !file.includes('.test.')))) {
    const code = read(name);
    const calls = [...code.matchAll(/useTranslation\(([^)]*)\)/g)].map((found) => found[1]!);
    const used = calls.flatMap((call) => [...call.matchAll(/'([\w-]+)'/g)].map((found) => found[1]!));
    const own = calls.length === 0 || calls.includes('') ? [...used, 'app'] : used;
    for (const [, full] of code.matchAll(/(?<![\w.])t\('([\w:.-]+)'/g)) {
      const [spaces, key] = full!.includes(':') ? [[full!.split(':')[0]], full!.split(':')[1]] : [own, full];
      const asked = dutch.filter((one) => spaces.some((space) => one.endsWith(`/${space}.nl.json`)));
      const keys = asked.flatMap((file) => keysOf(JSON.parse(read(file)) as Words));
      if (!keys.some((one) => one === key || one === `${key}_other`)) missing.push(`${name}: ${full}`);
    }
  }
  expect(missing).toEqual([]);
});
