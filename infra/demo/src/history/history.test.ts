import { addOpenMinutes, isOpen } from '@samenspraak/language/time';
import { describe, expect, it } from 'vitest';
import { openMinutesBefore } from './moments.js';
import { planHistory } from './history.js';
import { profiles } from './profile.js';

const moments = ['2026-11-26T13:20:00Z', '2026-11-28T02:10:00Z', '2027-01-01T08:00:00Z'].map((text) => new Date(text));
const profileOf = (code: string) => profiles.find((profile) => profile.code === code)!;

it('walking back in opening hours is the inverse of adding them', () => {
  for (const { calendar } of profiles) {
    for (const minutes of [1, 45, 240, 2000]) {
      const from = openMinutesBefore(moments[0]!, minutes, calendar);
      expect(addOpenMinutes(from, minutes, calendar).getTime()).toBeLessThanOrEqual(moments[0]!.getTime());
      expect(addOpenMinutes(from, minutes + 0.01, calendar).getTime()).toBeGreaterThan(moments[0]!.getTime());
    }
  }
});

describe.each(moments)('the history up to %s', (now) => {
  const planned = planHistory(now);

  it('is the same in every run', () => {
    expect(planHistory(now)).toEqual(planned);
  });

  it('holds nothing from the future, and every moment is one message', () => {
    const all = planned.flatMap(({ messages }) => messages.map(({ at }) => at.getTime()));
    expect(Math.max(...all)).toBeLessThanOrEqual(now.getTime());
    expect(new Set(all).size).toBe(all.length);
    for (const { closedAt, messages } of planned) {
      expect((closedAt ?? now).getTime()).toBeLessThanOrEqual(now.getTime());
      expect([...messages].sort((a, b) => a.at.getTime() - b.at.getTime())).toEqual(messages);
    }
  });

  it('answers in opening hours only, signed, by an agent of the council', () => {
    for (const { council, messages } of planned) {
      const { calendar, agents } = profileOf(council.code);
      for (const { at, answer, text } of messages) {
        if (!answer) continue;
        expect(isOpen(new Date(at.getTime() - 1000), calendar), at.toISOString()).toBe(true);
        expect(agents).toContain(answer.agent);
        expect(text).toMatch(/ \^[A-Z]{2}$/u);
        expect(text).not.toContain('{{');
        expect([...text].length).toBeLessThan(460);
      }
    }
  });

  it('has late, soon and later conversations on the desk of Wormerland and Oostzaan, free and assigned', () => {
    const desk = planned.filter(({ council, status }) => ['WOR', 'OOS'].includes(council.code) && status === 'open');
    expect(desk.length).toBe(12);
    expect(desk.filter(({ assignee }) => assignee === null).length).toBe(5);
    const left = desk.map(({ council, messages }) => {
      const { normMinutes, calendar } = profileOf(council.code);
      return addOpenMinutes(messages.at(-1)!.at, normMinutes, calendar).getTime() - now.getTime();
    });
    expect(left.filter((time) => time < 0).length).toBe(1);
    expect(left.filter((time) => time >= 0).length).toBe(11);
  });
});
