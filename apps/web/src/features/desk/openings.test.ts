import { expect, it } from 'vitest';
import { openMinutes } from './openings';

const at = (time: string) => Date.parse(`2027-03-${time}:00Z`);
const openings = [
  { from: at('25T08:00'), to: at('25T11:00') },
  { from: at('25T11:30'), to: at('25T16:00') },
  { from: at('30T07:00'), to: at('30T15:00') },
];

it('counts what is open between two moments, over a break and over closed days', () => {
  expect(openMinutes(openings, at('25T10:30'), at('25T12:00'))).toBe(60);
  expect(openMinutes(openings, at('25T15:00'), at('30T08:00'))).toBe(120);
  expect(openMinutes(openings, at('26T12:00'), at('27T12:00'))).toBe(0);
});

it('says nothing of what lies beyond what it knows', () => {
  expect(openMinutes(openings, at('24T12:00'), at('25T12:00'))).toBeUndefined();
  expect(openMinutes(openings, at('25T12:00'), at('31T12:00'))).toBeUndefined();
  expect(openMinutes(undefined, at('25T12:00'), at('25T13:00'))).toBeUndefined();
});
