import { newId } from '@samenspraak/platform/kernel';
import type { TestPerson, TestTenancy, TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AskingDesk, addConversation, hedgeQuestion, openAskingTown } from './asking-fixture.js';
import type { NewQuestion } from './ask.service.js';
import { DAY } from './reminder-times.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let agent: TestPerson;
let desk: AskingDesk;
let now = new Date();
let conversationId: string;

beforeAll(async () => {
  ({ tenancy, ours, agent, desk } = await openAskingTown(() => now));
});
beforeEach(async () => {
  now = new Date();
  conversationId = await addConversation(tenancy, ours);
});
afterAll(() => tenancy.close());

const question = (changed?: Partial<NewQuestion>) => hedgeQuestion(ours, conversationId, changed);
const ask = (changed: Partial<NewQuestion> = {}) => tenancy.as(agent, () => desk.asking.ask(question(changed)));
const listed = () => tenancy.as(agent, () => desk.asking.list(conversationId));
const code = (name: string) => ({ code: `COLLEAGUES_${name}` });
const uniqueAddress = () => `a${newId().slice(-12)}@onsdorp.test`;

describe('a colleague without a seat', () => {
  test('answers once by the link in a mail that holds nothing of the question, and who asked hears it', async () => {
    const address = uniqueAddress();
    const { id } = await ask({ address });
    const [mail] = await desk.mails(ours, address);
    expect(JSON.stringify(mail)).not.toMatch(/heg|Zuideinde|Truus/);
    expect(mail).toMatchObject({ subject: 'Onsdorp: Anne Fictief heeft een vraag voor je' });
    const token = await desk.tokenTo(ours, address);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const sight = await desk.visits.open(token);
    expect(sight).toMatchObject({ question: question().text, asker: 'Anne Fictief', council: { name: 'Onsdorp' } });
    await desk.visits.answer(token, '  Volgende week dinsdag.\r\n');
    await desk.work();
    const [found] = await listed();
    expect(found).toMatchObject({
      id,
      state: 'ANSWERED',
      toName: 'Groen',
      answers: [{ text: 'Volgende week dinsdag.', by: 'Groen', from: null }],
    });
    const { rows } = await tenancy.admin.query(
      'select params, membership_id from app.notification where subject = $1',
      [id],
    );
    expect(rows).toMatchObject([{ params: { by: 'Groen' } }]);
    await expect(desk.visits.open(token)).rejects.toMatchObject({
      ...code('LINK_ANSWERED'),
      params: { at: found!.answers[0]!.answeredAt.toISOString() },
    });
    await expect(desk.visits.answer(token, 'Nog een keer')).rejects.toMatchObject(code('LINK_ANSWERED'));
  });

  test('nothing of token, question or answer lies readable beside the tenants', async () => {
    const address = uniqueAddress();
    await ask({ address, text: 'Hoort de zwanenvijver bij ons?' });
    const token = await desk.tokenTo(ours, address);
    await desk.visits.answer(token, 'De zwanenvijver is van het waterschap');
    const link = async () =>
      (
        await tenancy.admin.query(
          'select l::text as row, sealed, written, token_hash from app.colleague_link l order by made_at desc limit 1',
        )
      ).rows[0];
    const before = await link();
    for (const bytes of [before.sealed, before.written, before.token_hash]) {
      expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/zwanenvijver/);
      expect(Buffer.from(bytes).toString('latin1')).not.toContain(token);
    }
    await desk.work();
    expect(await link()).toMatchObject({ written: null, sealed: Buffer.alloc(0) });
  });

  test('of a hundred answers at the same moment one is kept', async () => {
    const address = uniqueAddress();
    await ask({ address });
    const token = await desk.tokenTo(ours, address);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) => desk.visits.answer(token, `Antwoord ${index}`)),
    );
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const codes = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code as string] : []));
    expect(new Set(codes)).toEqual(new Set(['COLLEAGUES_LINK_ANSWERED']));
    expect(await desk.work()).toBe(1);
    expect((await listed())[0]!.answers).toHaveLength(1);
  });

  test('a job that comes twice takes an answer in once', async () => {
    const address = uniqueAddress();
    await ask({ address });
    await desk.visits.answer(await desk.tokenTo(ours, address), 'Ja');
    await tenancy.admin.query(
      `insert into app.outbox (tenant_id, topic, ref_id) select tenant_id, topic, ref_id from app.outbox where topic = 'colleagues.receive'`,
    );
    expect(await desk.work()).toBe(2);
    expect((await listed())[0]!.answers).toHaveLength(1);
  });

  test('looking does not use a link up', async () => {
    const address = uniqueAddress();
    await ask({ address });
    const token = await desk.tokenTo(ours, address);
    for (let times = 0; times < 5; times += 1) await desk.visits.open(token);
    await desk.visits.answer(token, 'Ja');
  });

  test('unknown, malformed, expired, taken back and passed on look the same', async () => {
    const tokens: unknown[] = ['A'.repeat(43), 'kort', '', undefined, 5, {}, `${'A'.repeat(42)}'`];
    const [late, revoked, passed] = [uniqueAddress(), uniqueAddress(), uniqueAddress()];
    await ask({ address: late });
    tokens.push(await desk.tokenTo(ours, late));
    await tenancy.admin.query(`update app.colleague_link set ends_at = now() - interval '1 second'`);
    const { id } = await ask({ address: revoked });
    tokens.push(await desk.tokenTo(ours, revoked));
    await tenancy.as(agent, () => desk.asking.revoke({ colleagueQuestionId: id, expectedTenantId: ours.id }));
    await ask({ address: passed });
    const token = await desk.tokenTo(ours, passed);
    await desk.visits.forward(token, uniqueAddress());
    tokens.push(token);
    const seen = new Set<string>();
    for (const one of tokens) {
      for (const act of [
        () => desk.visits.open(one),
        () => desk.visits.answer(one, 'Ja'),
        () => desk.visits.forward(one, late),
      ]) {
        const error: unknown = await act().then(
          () => 'nothing was refused',
          (refused: unknown) => refused,
        );
        seen.add(JSON.stringify(error));
      }
    }
    expect(seen.size).toBe(1);
    expect([...seen][0]).toContain('COLLEAGUES_LINK_GONE');
    await desk.work();
  });

  test('passes it on inside the mail domains only; the old link ends and the new one works', async () => {
    const [first, second] = [uniqueAddress(), uniqueAddress()];
    await ask({ address: first });
    const token = await desk.tokenTo(ours, first);
    await expect(desk.visits.forward(token, 'wie@elders.test')).rejects.toMatchObject(code('DOMAIN_REFUSED'));
    await expect(desk.visits.forward(token, 'wie@sub.onsdorp.test')).rejects.toMatchObject(code('DOMAIN_REFUSED'));
    await expect(desk.visits.forward(token, 'a@onsdorp.test, b@elders.test')).rejects.toMatchObject(
      code('ADDRESS_INVALID'),
    );
    await desk.visits.forward(token, second);
    await desk.work();
    await expect(desk.visits.open(token)).rejects.toMatchObject(code('LINK_GONE'));
    expect(await desk.mails(ours, first)).toEqual(['stop']);
    await desk.visits.answer(await desk.tokenTo(ours, second), 'Ik weet het');
    await desk.work();
    expect((await listed())[0]).toMatchObject({ forwarded: 1, state: 'ANSWERED', answers: [{ by: second }] });
  });

  test('passing on ends after three times', async () => {
    const addresses = Array.from({ length: 4 }, uniqueAddress);
    await ask({ address: addresses[0] });
    for (let at = 0; at < 3; at += 1) {
      await desk.visits.forward(await desk.tokenTo(ours, addresses[at]!), addresses[at + 1]);
      await desk.work();
    }
    await expect(desk.visits.forward(await desk.tokenTo(ours, addresses[3]!), addresses[0])).rejects.toMatchObject(
      code('FORWARDED_TOO_OFTEN'),
    );
  });

  test('an answer that was written while the question was taken back goes nowhere', async () => {
    const address = uniqueAddress();
    const { id } = await ask({ address });
    await desk.visits.answer(await desk.tokenTo(ours, address), 'Te laat');
    await tenancy.as(agent, () => desk.asking.revoke({ colleagueQuestionId: id, expectedTenantId: ours.id }));
    await desk.work();
    expect((await listed())[0]).toMatchObject({ state: 'REVOKED', answers: [] });
  });

  test('is reminded once, half way, and after the end the link is gone and who asked is told', async () => {
    const address = uniqueAddress();
    const { id } = await ask({ address });
    const token = await desk.tokenTo(ours, address);
    const remind = async () => {
      await desk.clockwork.run(ours.id);
      return (
        await tenancy.admin.query(`select 1 from app.mail where address = $1 and topic = 'colleagues.reminder'`, [
          address,
        ])
      ).rowCount;
    };
    expect(await remind()).toBe(0);
    now = new Date(Date.now() + 11 * DAY);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(1);
    expect(await desk.tokenTo(ours, address)).toBe(token);
    now = new Date(Date.now() + 15 * DAY);
    await desk.clockwork.run(ours.id);
    await expect(desk.visits.open(token)).rejects.toMatchObject(code('LINK_GONE'));
    expect((await listed())[0]).toMatchObject({ id, state: 'EXPIRED', reminded: true });
    const { rows } = await tenancy.admin.query(
      `select 1 from app.notification where subject = $1 and kind = 'QUESTION_EXPIRED'`,
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  test.each([
    ['empty', ''],
    ['blank', '  \n '],
    ['no text', undefined],
    ['an object', { text: 'x' }],
    ['huge', 'a'.repeat(10_001)],
  ])('an answer that is %s is refused and the link stays open', async (_, text) => {
    const address = uniqueAddress();
    await ask({ address });
    const token = await desk.tokenTo(ours, address);
    await expect(desk.visits.answer(token, text)).rejects.toMatchObject(code('TEXT_INVALID'));
    await desk.visits.answer(token, '<script>alert(1)</script>\u0000\u202e<img src=x onerror=alert(1)>');
    await desk.work();
    expect((await listed())[0]!.answers[0]!.text).toBe('<script>alert(1)</script><img src=x onerror=alert(1)>');
  });
});
