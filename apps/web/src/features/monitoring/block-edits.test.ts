import type { QueryNode } from '@samenspraak/language/query';
import { expect, test } from 'vitest';
import { findBlock, join, move, nearest, nodeAt, remove, replaceAt, swapGroup, turn, walk } from './block-edits.js';

const word = (value: string): QueryNode => ({ type: 'word', value });
const and = (...children: QueryNode[]) => ({ type: 'and', children }) as QueryNode;
const or = (...children: QueryNode[]) => ({ type: 'or', children }) as QueryNode;
const not = (child: QueryNode): QueryNode => ({ type: 'not', child });
const [a, b, c] = [word('afval'), word('bak'), word('container')];

test('the first block is the whole query', () => {
  expect(join(undefined, [], 'and', a)).toEqual({ tree: a, path: [] });
});

test('a block is added in the group, beside its neighbour or in a new group', () => {
  expect(join(and(a, b), [], 'and', c)).toEqual({ tree: and(a, b, c), path: [2] });
  expect(join(and(a, b), [0], 'and', c)).toEqual({ tree: and(a, c, b), path: [1] });
  expect(join(and(a, b), [1], 'or', c)).toEqual({ tree: and(a, or(b, c)), path: [1, 1] });
  expect(join(a, [], 'near', b).tree).toEqual({ type: 'near', distance: 3, ordered: false, left: a, right: b });
});

test('taking a block away leaves no group of one', () => {
  expect(remove(and(a, or(b, c)), [1, 0])).toEqual({ tree: and(a, c), path: [1] });
  expect(remove(and(a, not(b)), [1, 0])).toEqual({ tree: a, path: [] });
  expect(remove(a, [])).toEqual({ tree: undefined, path: [] });
  expect(remove(join(a, [], 'near', b).tree!, [0]).tree).toEqual(b);
});

test('the opposite of the opposite is the block itself', () => {
  const once = turn(and(a, b), [1]);
  expect(once).toEqual({ tree: and(a, not(b)), path: [1] });
  expect(turn(once.tree!, [1])).toEqual({ tree: and(a, b), path: [1] });
  expect(turn(once.tree!, [1, 0]).tree).toEqual(and(a, b));
});

test('all of becomes one of', () => {
  expect(swapGroup(and(a, b), []).tree).toEqual(or(a, b));
  expect(swapGroup(a, []).tree).toEqual(a);
});

test('a block moves past a block, into a group and out of it again, and nothing gets lost', () => {
  expect(move(and(a, b), [0], 1)).toEqual({ tree: and(b, a), path: [1] });
  const inside = move(and(a, or(b, c), a), [0], 1);
  expect(inside).toEqual({ tree: and(or(a, b, c), a), path: [0, 0] });
  expect(move(inside.tree!, [0, 0], -1)).toEqual({ tree: and(a, or(b, c), a), path: [0] });
  expect(move(and(or(b, c), a), [1], -1)).toEqual({ tree: or(b, c, a), path: [2] });
  expect(move(and(a, b), [0], -1).tree).toEqual(and(a, b));
  expect(move(join(a, [], 'near', b).tree!, [0], 1).tree).toMatchObject({ left: b, right: a });
});

test('a block is changed in its own place', () => {
  expect(replaceAt(and(a, or(b, c)), [1, 1], a)).toEqual(and(a, or(b, a)));
  expect(nodeAt(and(a, or(b, c)), [1, 1])).toEqual(c);
});

test('the attention stays at the block, or at the nearest that is left', () => {
  expect(walk(and(a, or(b, c)))).toEqual([[], [0], [1], [1, 0], [1, 1]]);
  expect(nearest(and(a, b), [1, 2, 3])).toEqual([1]);
  expect(findBlock(and(a, or(b, c)), c)).toEqual([1, 1]);
  expect(findBlock(a, c)).toBeUndefined();
});
