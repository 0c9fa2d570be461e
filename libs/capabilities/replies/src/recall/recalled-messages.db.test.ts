import { newId } from '@samenspraak/platform/kernel';
import type { TestPerson } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addAccount } from '../reply-desk.js';
import { RIGHT, takeOver } from './recall-fixture.js';
import { RecallScene } from './recall-scene.js';

const scene = new RecallScene();
beforeAll(() => scene.open());
afterAll(() => scene.tenancy?.close());
beforeEach(() => scene.begin());

const refused = (work: Promise<unknown>, code: string, params = {}) =>
  expect(work).rejects.toMatchObject({ code, params: expect.objectContaining(params) });

describe('the list of what was sent with it', () => {
  test('is made in the house of every member of the partnership', async () => {
    const [made] = await scene.recall();
    const spread = scene.worker.runners.find(({ topic }) => topic === 'recall.spread')!;
    await spread.run({ tenantId: scene.author.id, refId: made!.id, outboxId: newId() });
    const { rows } = await scene.tenancy.admin.query(
      `select tenant_id from app.outbox where topic = 'recall.gather' and ref_id = $1 order by tenant_id`,
      [made!.id],
    );
    expect(rows.map((row) => row.tenant_id)).toEqual([scene.author.id, scene.adopter.id].sort());
  });

  test('holds the own messages of each tenant, and nobody else reads them', async () => {
    const ours = await scene.sent();
    const theirs = await scene.sent(scene.author, scene.writer, scene.shared.templateId);
    const [made] = await scene.recall();
    for (const tenant of [scene.author, scene.adopter, scene.author, scene.adopter])
      await scene.gather(made!.id, tenant);
    expect((await scene.listOf(made!.id)).map((one) => one.replyId)).toEqual([ours]);
    expect((await scene.listOf(made!.id, scene.writer)).map((one) => one.replyId)).toEqual([theirs]);
    expect(await scene.listOf(made!.id, scene.outsider)).toEqual([]);
    const told = await scene.tenancy.admin.query(
      `select params from app.notification where subject = $1 and tenant_id = $2`,
      [made!.id, scene.adopter.id],
    );
    expect(told.rows).toEqual([{ params: { title: 'Paspoort', sent: '1' } }]);
  });

  test('puts a correction ready that a person sends, and knows it when that is sent', async () => {
    const replyId = await scene.sent();
    const { conversationId } = await scene.stateOf(replyId);
    const [made] = await scene.recall({ correction: RIGHT });
    await scene.gather(made!.id);
    const [message] = await scene.listOf(made!.id);
    await refused(
      scene.tenancy.as(scene.writer, () =>
        scene.api.recalled.draftCorrection({ messageId: message!.id, expectedTenantId: scene.author.id }),
      ),
      'REPLIES_RECALL_MESSAGE_NOT_FOUND',
    );
    await scene.tenancy.admin.query(
      `insert into app.variable (tenant_id, name, value, changed_at, changed_by) values ($1, 'gemeente.naam', 'Oostzaan', now(), $1) on conflict do nothing`,
      [scene.adopter.id],
    );
    await scene.tenancy.as(scene.agent, () =>
      scene.api.recalled.draftCorrection({ messageId: message!.id, expectedTenantId: scene.adopter.id }),
    );
    const { rows } = await scene.tenancy.admin.query('select text from app.draft where conversation_id = $1', [
      conversationId,
    ]);
    expect(rows).toEqual([{ text: RIGHT.replace('{{gemeente.naam}}', 'Oostzaan') }]);
    const correction = await scene.tenancy.as(scene.agent, () =>
      scene.api.service.send({
        commandId: newId(),
        conversationId,
        expectedTenantId: scene.adopter.id,
        text: rows[0].text,
        confirmSecond: true,
      }),
    );
    scene.later();
    await scene.run(correction.id);
    expect(scene.posted(correction.id)).toBe(true);
    expect(await scene.listOf(made!.id)).toMatchObject([{ state: 'CORRECTED' }]);
  });

  test('takes a person’s word that nothing needs to be set right, with the reason', async () => {
    await scene.sent();
    const [made] = await scene.recall();
    await scene.gather(made!.id);
    const [message] = await scene.listOf(made!.id);
    const settle = (reason: string | null) =>
      scene.tenancy.as(scene.agent, () =>
        scene.api.recalled.settle({
          messageId: message!.id,
          expectedTenantId: scene.adopter.id,
          state: 'NOT_NEEDED',
          reason,
        }),
      );
    await refused(settle(' '), 'REPLIES_RECALL_REASON');
    expect(await settle('De inwoner was al gebeld.')).toMatchObject({ state: 'NOT_NEEDED' });
  });

  test('shows its author numbers of all adopters together, from five on, and nothing before', async () => {
    const all = [];
    for (let n = 0; n < 5; n += 1) {
      const tenant = await scene.tenancy.addTenant(`Gemeente ${n}`);
      const person = await scene.tenancy.addPerson(tenant, ['agent'], { initials: 'AA' });
      await addAccount(scene.tenancy, tenant);
      await scene.tenancy.admin.query(
        `insert into app.partnership_member (member_id, partnership_id, code, name, kind, theme) values ($1, $2, $3, $4, 'municipality', 'neutral')`,
        [tenant.id, scene.partnership, tenant.code, tenant.name],
      );
      await takeOver(scene.tenancy, tenant, scene.partnership, scene.shared);
      all.push({ tenant, person });
    }
    // With the one that adopted before these are six; the last two are taken away again to begin under five.
    const [last, before] = [all[4]!, all[3]!];
    await scene.tenancy.admin.query('delete from app.adoption where tenant_id = any ($1::uuid[])', [
      [last.tenant.id, before.tenant.id],
    ]);
    await scene.sent(all[0]!.tenant, all[0]!.person);
    await scene.sent(scene.author, scene.writer, scene.shared.templateId);
    const [made] = await scene.recall();
    for (const { tenant } of all) await scene.gather(made!.id, tenant);
    await scene.gather(made!.id, scene.author);
    const numbers = async (person: TestPerson) =>
      (await scene.tenancy.as(person, () => scene.api.recalled.list())).find(({ id }) => id === made!.id);
    expect((await numbers(scene.writer))!.everywhere).toBeNull();
    await takeOver(scene.tenancy, before.tenant, scene.partnership, scene.shared);
    expect((await numbers(scene.writer))!.everywhere).toMatchObject({ sent: 1, corrected: 0, notNeeded: 0, open: 1 });
    expect((await numbers(scene.writer))!.own).toMatchObject({ sent: 1 });
    expect((await numbers(all[0]!.person))!.everywhere).toBeNull();
  });
});
