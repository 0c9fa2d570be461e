import { describe, expect, it } from 'vitest';
import type { Status } from './api.js';
import { makeHandle } from './handle.js';
import { addStatus, joinThreads, removeStatus, replaceStatus, type Thread } from './threads.js';

const post = (id: string, parent: string | null = null, content = id) =>
  ({ id, in_reply_to_id: parent, content }) as unknown as Status;
const show = (threads: Thread[]) => threads.map(({ root, replies }) => [root.id, ...replies.map(({ id }) => id)]);

describe('the threads on the page', () => {
  const start: Thread[] = [
    { root: post('20'), replies: [post('30', '20')] },
    { root: post('9'), replies: [] },
  ];

  it('take a reply under its question, also a reply to a reply', () => {
    const once = addStatus(start, post('40', '30'), true);
    expect(show(addStatus(once, post('35', '20'), true))).toEqual([['20', '30', '35', '40'], ['9']]);
  });

  it('take a new question on top, once, and only where questions belong', () => {
    const once = addStatus(start, post('50'), true);
    expect(show(addStatus(once, post('50'), true))).toEqual([['50'], ['20', '30'], ['9']]);
    expect(show(addStatus(start, post('50'), false))).toEqual(show(start));
  });

  it('leave out a reply to something that is not shown', () => {
    expect(show(addStatus(start, post('60', '1'), true))).toEqual(show(start));
  });

  it('change and lose posts', () => {
    expect(replaceStatus(start, post('30', '20', 'anders'))[0]!.replies[0]!.content).toBe('anders');
    expect(show(removeStatus(start, '30'))).toEqual([['20'], ['9']]);
    expect(show(removeStatus(start, '20'))).toEqual([['9']]);
  });

  it('join an older page without doubling', () => {
    expect(
      show(
        joinThreads(start, [
          { root: post('9'), replies: [] },
          { root: post('8'), replies: [] },
        ]),
      ),
    ).toEqual([['20', '30'], ['9'], ['8']]);
  });
});

describe('the handle of a citizen', () => {
  it.each([
    ['Petra de Wít', 'petra_de_wit_fictief'],
    ['petra_fictief', 'petra_fictief'],
    ['  ', ''],
    ['Een heel lange naam die niet past', 'een_heel_lange_naam_di_fictief'],
  ])('%s becomes %s', (name, handle) => expect(makeHandle(name)).toBe(handle));
});
