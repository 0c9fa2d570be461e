import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createConnection } from 'node:net';
import { openReturns } from '@samenspraak/platform/mail';
import { until } from '../faults/crash/dice.mjs';
import { Scene } from '../faults/scene.js';
import { linesOf } from './told.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

/** Says these lines to the worker's door for reports, each after an answer. @returns the answers. */
async function speak(...lines: string[]): Promise<string> {
  const socket = createConnection(scene.stack.bouncePort, '127.0.0.1');
  let heard = '';
  for await (const chunk of socket) {
    heard += String(chunk);
    const line = lines.shift();
    if (line === undefined) socket.end();
    else socket.write(`${line}\r\n`);
  }
  return heard;
}

const report = [
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
  '',
  '--b',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.test',
  '',
  'Action: failed',
  'Status: 5.1.1',
  '',
  '--b--',
  '.',
].join('\r\n');
const bring = (to: string) => speak('HELO mx.test', 'MAIL FROM:<>', `RCPT TO:<${to}>`, 'DATA', report, 'QUIT');

test('the worker hears from a mail server that an address is gone, and believes only what it asked for', async () => {
  const { rows } = await scene.db.query(
    `select a.tenant_id, a.membership_id from app.mail_address a where a.bouncing_since is null limit 1`,
  );
  const { tenant_id: tenantId, membership_id: membershipId } = rows[0];
  const mailId = randomUUID();
  await scene.db.query(
    `insert into app.mail (tenant_id, id, membership_id, topic, ref_id, slot, state, due_at) values ($1, $2, $3, 'test.mail', $2, $4, 'SENT', now())`,
    [tenantId, mailId, membershipId, mailId],
  );
  const { fieldKey } = scene.stack.secrets;
  const at = (secret: Buffer) =>
    openReturns({ bounceAddress: 'bounce@samenspraak.test', secret })!.addressOf(tenantId, mailId);
  const bouncing = async () =>
    (await scene.db.query('select a.bouncing_since from app.mail_address a where a.membership_id = $1', [membershipId]))
      .rows[0].bouncing_since;
  try {
    expect(await bring(at(Buffer.alloc(32, 9)))).toContain('550');
    expect(await bouncing()).toBeNull();
    expect(await bring(at(Buffer.from(fieldKey, 'hex')))).toMatch(/354[^]*250/);
    expect(await bouncing()).not.toBeNull();
    const noted = () => linesOf(scene.stack, 'worker').find((line) => line.mail === mailId);
    await until(async () => noted(), 5_000);
    expect(noted()).toMatchObject({ event: 'bounce.noted', outcome: 'bounced', tenant: tenantId });
  } finally {
    await scene.db.query(
      'update app.mail_address set bouncing_since = null, bounce_reason = null where membership_id = $1',
      [membershipId],
    );
    await scene.db.query('delete from app.mail where id = $1', [mailId]);
  }
});
