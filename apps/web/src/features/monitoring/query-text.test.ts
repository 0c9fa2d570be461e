import { expect, test } from 'vitest';
import { leafOf, readLeaf } from './block-leaf.js';
import { cutAt, readText, wordAt, writeTree } from './query-text.js';

test('a text and its blocks say the same', () => {
  const { tree, problem } = readText('afval EN (bak OF "rode container") NIET #klaar');
  expect(problem).toBeUndefined();
  const written = writeTree(tree);
  expect(written.tree).toEqual(tree);
  expect(readText(written.text).tree).toEqual(tree);
});

test('a text that cannot be read keeps its letters and says where it goes wrong', () => {
  const read = readText('afval EN (bak');
  expect(read).toMatchObject({ text: 'afval EN (bak', tree: undefined });
  expect(read.problem).toMatchObject({ code: 'QUERY_PARENTHESIS_UNCLOSED', at: 9 });
  expect(readText('  ')).toEqual({ text: '  ', tree: undefined, problem: undefined });
});

test('blocks that cannot be searched for yet stay on screen', () => {
  const written = writeTree({ type: 'not', child: { type: 'word', value: 'afval' } });
  expect(written.tree).toEqual({ type: 'not', child: { type: 'word', value: 'afval' } });
  expect(written.problem?.code).toBe('QUERY_NOTHING_TO_ANCHOR');
});

test('a block is read by the rules of the language', () => {
  expect(readLeaf({ kind: 'word', value: 'Afval' })).toEqual({ node: { type: 'word', value: 'afval' } });
  expect(readLeaf({ kind: 'word', value: 'rode bak' })).toEqual({ node: { type: 'phrase', words: ['rode', 'bak'] } });
  expect(readLeaf({ kind: 'hashtag', value: '#zwerfvuil' })).toEqual({ node: { type: 'hashtag', value: 'zwerfvuil' } });
  expect(readLeaf({ kind: 'word', value: 'anker' })).toEqual({ node: { type: 'word', value: 'anker' } });
  expect(readLeaf({ kind: 'word', value: '(((' })).toHaveProperty('problem');
  expect(readLeaf({ kind: 'word', value: '' })).toHaveProperty('problem');
});

test('a block can be changed from what it says', () => {
  for (const text of ['afval', '"rode bak"', '#zwerfvuil', '@wormerland']) {
    const { tree } = readText(text);
    expect(readLeaf(leafOf(tree!)!)).toEqual({ node: tree });
  }
  expect(leafOf(readText('a OF b').tree!)).toBeUndefined();
});

test('a mark covers the word at fault, also at the end', () => {
  expect(wordAt('een (twee', 4)).toEqual({ start: 4, end: 5 });
  expect(wordAt('een twee', 4)).toEqual({ start: 4, end: 8 });
  expect(wordAt('een', 3)).toEqual({ start: 3, end: 4 });
});

test('marks may overlap and nothing of the text is lost', () => {
  const pieces = cutAt('de bak is vol', [
    { start: 3, end: 6 },
    { start: 4, end: 9 },
    { start: 40, end: 50 },
  ]);
  expect(pieces.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['bak', ' is']);
  expect(pieces.map(({ text }) => text).join('')).toBe('de bak is vol');
});
