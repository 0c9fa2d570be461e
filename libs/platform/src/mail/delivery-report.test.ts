import { expect, it } from 'vitest';
import { readDeliveryReport } from './delivery-report.js';
import { reportOf } from './report-fixture.js';

const read = (text: string | Buffer) => readDeliveryReport(Buffer.from(text));

it.each([
  ['5.1.1', 'address_unknown'],
  ['5.1.10', 'address_unknown'],
  ['5.2.1', 'mailbox_off'],
  ['5.2.2', 'mailbox_full'],
  ['5.4.4', 'unroutable'],
  ['5.7.1 (blocked by policy)', 'not_wanted'],
  ['5.0.0', 'other'],
])('%s for good means %s', async (status, reason) => {
  expect(await read(reportOf({ status }))).toEqual({ kind: 'failed', reason });
});

it.each([
  ['a delay', { action: 'delayed', status: '4.4.1' }],
  ['giving up on a server that was away', { action: 'failed', status: '4.4.7' }],
])('%s says nothing against the address', async (_, given) => {
  expect(await read(reportOf(given))).toEqual({ kind: 'delayed' });
});

it('word that a mail arrived is no news', async () => {
  expect(await read(reportOf({ action: 'delivered', status: '2.0.0' }))).toEqual({ kind: 'nothing' });
});

it('reads fields in base64, folded, with other line ends and in capitals', async () => {
  const fields =
    'REPORTING-MTA: dns; x\n\nFINAL-RECIPIENT: rfc822;\n anne@gemeente.test\nACTION:\tFailed\nSTATUS:   5.1.1\n';
  for (const encoding of [undefined, 'base64'] as const)
    expect(await read(reportOf({ fields, encoding }))).toEqual({ kind: 'failed', reason: 'address_unknown' });
});

it('of several recipients the one that failed counts', async () => {
  const fields =
    'Reporting-MTA: dns; x\r\n\r\nAction: relayed\r\nStatus: 2.0.0\r\n\r\nAction: failed\r\nStatus: 5.2.2\r\n';
  expect(await read(reportOf({ fields }))).toEqual({ kind: 'failed', reason: 'mailbox_full' });
});

it.each([
  ['nothing', ''],
  ['noise', Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 256))],
  ['an answer of an absent colleague', 'From: a@b.c\r\nSubject: Afwezig\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n'],
  ['a report of another kind', reportOf({ type: 'multipart/report; report-type=disposition-notification' })],
  ['no report at all', reportOf({ type: 'multipart/mixed' })],
  ['fields without an action', reportOf({ fields: 'Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.c\r\n' })],
  ['a status of letters', reportOf({ action: 'broken', status: 'five' })],
  ['half a report', reportOf({}).slice(0, 420)],
  ['parts in parts without end', nested(200)],
])('takes %s for no report', async (_, text) => {
  expect(await read(text)).toBeUndefined();
});

it('is quick with what is as large as it may be', async () => {
  const fields = `Reporting-MTA: dns; x\r\n\r\n${'X-Field: y\r\n'.repeat(20_000)}${'\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n'.repeat(5_000)}`;
  const begun = performance.now();
  await read(reportOf({ fields }));
  await read(`Content-Type: multipart/report; report-type=delivery-status\r\n${'X: y\r\n'.repeat(80_000)}\r\n`);
  // A hang, not a race.
  expect(performance.now() - begun).toBeLessThan(10_000);
});

function nested(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/report; report-type=delivery-status; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  );
  return open.join('');
}
