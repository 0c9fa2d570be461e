import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { shapeLimits } from './document-limits.js';

const schema = buildSchema('type Query { a: Node } type Node { a: Node, name: String }');
const refuses = (text: string) => validate(schema, parse(text), [shapeLimits]).length > 0;
const nested = (depth: number) =>
  `{ ${'a { '.repeat(depth - 1)}name${' }'.repeat(depth - 1)} }`.replace('{ name }', '{ a { name } }');
const deep = (levels: number) =>
  `{ ${Array.from({ length: levels }, () => 'a {').join(' ')} name ${'}'.repeat(levels)} }`;

test('a document of the depth of our screens is taken', () => {
  expect(refuses(deep(7))).toBe(false);
  expect(refuses(nested(3))).toBe(false);
});

test('a deeper document is refused, also when fragments hide its depth', () => {
  expect(refuses(deep(8))).toBe(true);
  expect(
    refuses(
      `{ a { ...F } } fragment F on Node { a { a { a { ...G } } } } fragment G on Node { a { a { a { a { name } } } } }`,
    ),
  ).toBe(true);
});

test('a document with more than fifteen aliases is refused', () => {
  const aliases = (n: number) => `{ a { ${Array.from({ length: n }, (_, i) => `x${i}: name`).join(' ')} } }`;
  expect(refuses(aliases(15))).toBe(false);
  expect(refuses(aliases(16))).toBe(true);
});

test('a document with more than ten root fields is refused', () => {
  expect(refuses(`{ ${'a { name } '.repeat(11)} }`)).toBe(true);
});

test('fragments that spread into each other a thousandfold are refused at once', () => {
  const levels = 25;
  const fragments = Array.from(
    { length: levels },
    (_, i) => `fragment F${i} on Node { ...F${i + 1} ... on Node { ...F${i + 1} } }`,
  );
  const before = performance.now();
  validate(schema, parse(`{ a { ...F0 } } ${fragments.join(' ')} fragment F${levels} on Node { name }`), [shapeLimits]);
  // A hang, not a race: what grows with the square of the text takes minutes.
  expect(performance.now() - before).toBeLessThan(20_000);
});
