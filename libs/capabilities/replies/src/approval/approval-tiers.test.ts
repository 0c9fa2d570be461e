import { describe, expect, test } from 'vitest';
import type { ApprovalAct, ApprovalActKind, ApprovalRole, ApprovalRule } from './approval.js';
import { agreements, needOf, objectionTo, openTiers } from './approval-tiers.js';

const plain = { trainee: false, sensitive: false, topics: [], network: 'mastodon' };
const rule = (kind: ApprovalRule['kind'], tiers: ApprovalRole[], value: string | null = null): ApprovalRule => ({
  id: kind,
  kind,
  value,
  tiers,
  version: 1,
});
const act = (kind: ApprovalActKind, byId: string, role: ApprovalRole | null = null): ApprovalAct => ({
  kind,
  byId,
  byName: byId,
  role,
  at: new Date(0),
});

describe('who must agree', () => {
  test('nobody, unless there is a reason', () => {
    expect(needOf(plain, [rule('TRAINEE', ['approver']), rule('TOPIC', ['approver'], 'Afval')])).toEqual({
      tiers: [],
      reasons: [],
    });
  });

  test.each([
    ['a trainee', { trainee: true }],
    ['a sensitive topic', { sensitive: true }],
  ])('%s needs an approver without any rule', (_, changed) => {
    expect(needOf({ ...plain, ...changed }, []).tiers).toEqual(['approver']);
  });

  test('a rule of the tenant says whom in place of what always holds', () => {
    const { tiers, reasons } = needOf({ ...plain, trainee: true }, [rule('TRAINEE', ['coordinator'])]);
    expect(tiers).toEqual(['coordinator']);
    expect(reasons).toEqual([{ kind: 'TRAINEE', value: null }]);
  });

  test('topics compare without capitals, networks exactly', () => {
    const of = { ...plain, topics: ['afval'] };
    expect(needOf(of, [rule('TOPIC', ['approver'], 'Afval')]).tiers).toEqual(['approver']);
    expect(needOf(of, [rule('NETWORK', ['approver'], 'bluesky')]).tiers).toEqual([]);
    expect(needOf(of, [rule('NETWORK', ['approver'], 'mastodon')]).tiers).toEqual(['approver']);
  });

  test('several rules ask together for all of each, the longest first', () => {
    const rules = [
      rule('TRAINEE', ['approver']),
      rule('SENSITIVE', ['approver', 'approver']),
      rule('NETWORK', ['spokesperson'], 'mastodon'),
    ];
    expect(needOf({ ...plain, trainee: true, sensitive: true }, rules).tiers).toEqual([
      'approver',
      'approver',
      'spokesperson',
    ]);
  });
});

describe('who may agree', () => {
  const approval = { authorId: 'bram', text: 'Morgen om tien uur.', written: 'Morgen om tien uur.' };
  const submitted = [act('SUBMIT', 'bram')];
  const femke = { id: 'femke', roles: ['approver', 'spokesperson'] };

  test('an approver, and whoever stands above one', () => {
    expect(objectionTo(femke, approval, submitted, ['approver'])).toBeUndefined();
    expect(objectionTo({ id: 'sanne', roles: ['coordinator'] }, approval, submitted, ['approver'])).toBeUndefined();
    expect(objectionTo({ id: 'rianne', roles: ['agent'] }, approval, submitted, ['approver'])).toBe('ROLE');
    expect(objectionTo({ id: 'sanne', roles: ['coordinator'] }, approval, submitted, ['spokesperson'])).toBe('ROLE');
  });

  test('never the author: not by another role, nor after a colleague edited it, nor after it became a colleague’s', () => {
    const roles = ['drafter', 'approver', 'coordinator', 'spokesperson'];
    expect(objectionTo({ id: 'bram', roles }, approval, submitted, ['approver'])).toBe('OWN');
    const edited = [...submitted, act('EDIT', 'femke')];
    expect(objectionTo({ id: 'bram', roles }, approval, edited, ['approver'])).toBe('OWN');
    const taken = [...submitted, act('RETURN', 'femke'), act('SUBMIT', 'rianne')];
    expect(objectionTo({ id: 'bram', roles }, { ...approval, authorId: 'rianne' }, taken, ['approver'])).toBe('OWN');
  });

  test('nobody twice, for two tiers either', () => {
    const once = [...submitted, act('APPROVE', 'femke', 'approver')];
    expect(objectionTo(femke, approval, once, ['approver', 'spokesperson'])).toBe('AGAIN');
    expect(
      objectionTo({ id: 'jan', roles: ['spokesperson'] }, approval, once, ['approver', 'spokesperson']),
    ).toBeUndefined();
  });

  test('who mends a word may agree, who writes it anew may not be the only one', () => {
    const acts = [...submitted, act('EDIT', 'femke')];
    const mended = { ...approval, text: 'Morgen om elf uur.' };
    const anew = { ...approval, text: 'Helaas weten wij dat niet.' };
    expect(objectionTo(femke, mended, acts, ['approver'])).toBeUndefined();
    expect(objectionTo(femke, anew, acts, ['approver'])).toBe('REWROTE');
    const second = [...acts, act('APPROVE', 'sanne', 'approver')];
    expect(objectionTo(femke, anew, second, ['approver', 'spokesperson'])).toBeUndefined();
  });

  test('an edit asks for all agreements anew', () => {
    const acts = [...submitted, act('APPROVE', 'sanne', 'approver'), act('EDIT', 'femke')];
    expect(agreements(acts)).toEqual([]);
    expect(openTiers(['approver', 'spokesperson'], agreements(acts))).toEqual(['approver', 'spokesperson']);
  });
});
