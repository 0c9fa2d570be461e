import { expect, it } from 'vitest';
import { serializer } from './client.js';
import { readSpelled } from './spelling.js';

it('spells every key as masto does', () => {
  const answers = [
    '{"in_reply_to_id":"1","media_attachments":[{"preview_remote_url":null,"meta":{"small_2x":{"a_b_1":1}}}],"acct":"a_b"}',
    '{"_destroy":true,"posting:default:visibility":"public","__proto__":{"x_y":1},"":2,"UPPER_Case":3}',
    '[1,"in_reply_to_id",null,[{"created_at":"2026-01-01"}]]',
    'null',
  ];
  for (const answer of [...answers, ...answers]) {
    expect(JSON.stringify(readSpelled(answer))).toBe(JSON.stringify(serializer.deserialize('json', answer)));
  }
});

it('refuses what is no JSON', () => {
  expect(() => readSpelled('{')).toThrow();
});

it('remembers no more keys than a network has', () => {
  const keys = Array.from({ length: 5_000 }, (_, n) => `"key_x${n}":${n}`);
  expect(Object.keys(readSpelled(`{${keys.join(',')}}`) as object)[4_999]).toBe('keyX4999');
});
