import { readFileSync } from 'node:fs';
import { dayOf, instantOf, type OpeningCalendar } from '@samenspraak/language/time';
import { metricsEntities } from '@samenspraak/metrics';
import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, post } from '../desk-fixture.js';
import { conversationsEntities } from '../index.js';
import { MessageArchive } from '../message-archive.js';

interface Cases {
  readonly calendars: Readonly<
    Record<string, Pick<OpeningCalendar, 'week' | 'holidays'> & { readonly closed: readonly string[] }>
  >;
  readonly cases: readonly { calendar: string; from: string; minutes: number; due: string; why: string }[];
}

const table = new URL('../../../../language/src/time/fixtures/norm-cases.json', import.meta.url);
const { calendars, cases } = JSON.parse(readFileSync(table, 'utf8')) as Cases;
const timeZone = 'Europe/Amsterdam';
let at = cases[0]!;

/** The hours and the norm of the case at hand. */
const hours = {
  get: async () => {
    const { closed, ...others } = calendars[at.calendar]!;
    return { timeZone, ...others, exceptions: Object.fromEntries(closed.map((date) => [date, []])) };
  },
  normMinutes: async () => at.minutes,
};

let tenancy: TestTenancy;
let ours: TestTenant;
beforeAll(async () => {
  tenancy = await openTestTenancy([...conversationsEntities, ...metricsEntities]);
  ours = await tenancy.addTenant('Wormerland');
});
afterAll(() => tenancy?.close());

function moment(local: string): Date {
  const [date = '', hour, minute] = local.split(/[ :]/);
  return new Date(instantOf(dayOf(date), Number(hour) * 60 + Number(minute), timeZone));
}

test('the desk, the figures and the export say the same of every case of the table', async () => {
  const door = tenancy.workerDoor;
  // What a network says is of later counts as of now.
  const desk = openDesk(door, { now: () => moment(at.from) }, undefined, hours);
  const archive = new MessageArchive(door);
  const exported = async (conversationId: string, asked: Date) => {
    const period = { from: asked, until: new Date(asked.getTime() + 1) };
    const rows = await tenancy.asWorker(ours, () => archive.list(period, 1_000));
    return rows.find((row) => row.conversationId === conversationId)!.episode;
  };
  for (const [n, one] of cases.entries()) {
    at = one;
    const [asked, due] = [moment(one.from), new Date(one.due)];
    const question = post({
      externalId: `case-${n}`,
      occurredAt: asked,
      author: { ...post().author, externalId: `a-${n}` },
    });
    const { conversationId } = await tenancy.asWorker(ours, () => desk.intake.receive(question));
    const shown = async () =>
      (await tenancy.admin.query('select due_at from app.conversation where id = $1', [conversationId])).rows[0].due_at;
    expect([one.why, await shown()]).toEqual([one.why, due]);
    expect(await exported(conversationId!, asked)).toEqual({ dueAt: due, withinNorm: null, openMinutes: null });

    // Just in time, and just too late.
    const inTime = n % 2 === 0;
    const answeredAt = inTime ? due : new Date(due.getTime() + 1_000);
    const answer = { conversationId: conversationId!, replyId: newId(), sourceId: `s:${n}`, externalId: `r-${n}` };
    const said = { accountId: null, accountHandle: 'wormerland', authorName: 'RV', text: 'Morgen.', permalink: null };
    await tenancy.asWorker(ours, () =>
      desk.answering.recordSent({
        ...{ ...answer, ...said, at: answeredAt, visibility: 'public', revision: 1 },
        parentSourceId: question.sourceId,
      }),
    );
    const { rows } = await tenancy.admin.query(
      'select within_norm as "withinNorm", open_minutes as "openMinutes", due_at as "dueAt" from app.fact where conversation_id = $1',
      [conversationId],
    );
    expect(rows).toEqual([{ withinNorm: inTime, openMinutes: one.minutes, dueAt: due }]);
    expect(await exported(conversationId!, asked)).toEqual(rows[0]);
    expect(await shown()).toBeNull();
  }
}, 120_000);
