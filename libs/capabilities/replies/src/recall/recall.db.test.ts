import { newId } from '@samenspraak/platform/kernel';
import type { TestPerson } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RIGHT, said, shareAnew, takeOver, WRONG } from './recall-fixture.js';
import { RecallScene } from './recall-scene.js';

const scene = new RecallScene();
beforeAll(() => scene.open());
afterAll(() => scene.tenancy?.close());
beforeEach(() => scene.begin());

const refused = (work: Promise<unknown>, code: string, params = {}) =>
  expect(work).rejects.toMatchObject({ code, params: expect.objectContaining(params) });

describe('a version that was called back', () => {
  test('is marked in the list of answers, last, and is not filled in any more', async () => {
    const id = await scene.ask();
    const render = () => scene.tenancy.as(scene.agent, () => scene.api.answers.render(scene.shared.itemId, id));
    expect((await render()).text).toContain('30 euro');
    await scene.recall();
    const listed = await scene.tenancy.as(scene.agent, () => scene.api.answers.list({ first: 100 }));
    const mine = listed.find((one) => one.id === scene.shared.itemId)!;
    expect(mine.recall).toMatchObject({ reason: 'Het bedrag klopt niet.', publisher: 'Wormerland', version: 1 });
    expect(listed.slice(listed.indexOf(mine)).every((one) => one.recall !== null)).toBe(true);
    await refused(render(), 'LIBRARY_ANSWER_RECALLED', { reason: 'Het bedrag klopt niet.' });
  });

  test('is not sent by who follows it, nor by who wrote it', async () => {
    await scene.recall();
    await refused(scene.send(await scene.ask()), 'REPLIES_RECALLED', { by: 'ANSWER', version: 1 });
    await refused(
      scene.send(await scene.ask(scene.author), { answerId: scene.shared.templateId }, scene.writer),
      'REPLIES_RECALLED',
      {
        by: 'ANSWER',
      },
    );
  });

  test('is not sent when its text is pasted and nothing says where it came from', async () => {
    await scene.recall();
    const id = await scene.ask();
    await refused(scene.send(id, { answerId: null }), 'REPLIES_RECALLED', { by: 'TEXT' });
    const disguised = said(WRONG, 'Oostzaan').toUpperCase().replace('OUDE', 'OÚDE');
    await refused(scene.send(id, { answerId: null, text: disguised }), 'REPLIES_RECALLED', { by: 'TEXT' });
    expect(await scene.send(id, { answerId: null, text: 'Een paspoort kost 83 euro.' })).toMatchObject({
      state: 'QUEUED',
    });
  });

  test('is not called back twice, nor by a neighbour, nor without a reason, nor with a person in it', async () => {
    await refused(scene.recall({}, scene.agent), 'LIBRARY_TEMPLATE_NOT_FOUND');
    await refused(scene.recall({ versions: [2] }), 'LIBRARY_RECALL_VERSION');
    await refused(scene.recall({ correction: 'Bel Jan op 06 12345678.' }), 'LIBRARY_PERSONAL_DATA');
    await scene.recall();
    await refused(scene.recall(), 'LIBRARY_RECALL_VERSION');
  });

  test('is replaced by a newer version, for who follows it and for who pastes it', async () => {
    const id = await scene.ask();
    await scene.recall();
    await refused(scene.send(id), 'REPLIES_RECALLED');
    await shareAnew(scene.tenancy, scene.writer, scene.partnership, scene.shared, 2, RIGHT);
    await refused(scene.send(id), 'REPLIES_RECALLED', { by: 'ANSWER' });
    await refused(scene.send(id, { answerId: null }), 'REPLIES_RECALLED', { by: 'TEXT' });
    const text = said(RIGHT, 'Oostzaan');
    expect(await scene.send(id, { text, answerId: scene.shared.itemId, answerVersion: 2 } as never)).toMatchObject({
      state: 'QUEUED',
      answerVersion: 2,
      originItemId: scene.shared.itemId,
      originVersion: 2,
      originOverride: false,
    });
  });

  test('changed in part is blocked until a coordinator lets that variant go, with a reason', async () => {
    const own = WRONG.replace('uw oude paspoort', 'uw oude paspoort en een pasfoto');
    await scene.tenancy.admin.query('delete from app.adoption where tenant_id = $1 and item_id = $2', [
      scene.adopter.id,
      scene.shared.itemId,
    ]);
    await takeOver(scene.tenancy, scene.adopter, scene.partnership, scene.shared, 'OVERRIDE', own);
    const [made] = await scene.recall();
    const text = said(own, 'Oostzaan');
    const id = await scene.ask();
    await refused(scene.send(id, { text }), 'REPLIES_RECALLED', { by: 'ANSWER' });
    const release = (person: TestPerson) =>
      scene.tenancy.as(person, () =>
        scene.api.recalls.release({
          recallId: made!.id,
          expectedTenantId: person.tenantId,
          conversationId: null,
          answerId: scene.shared.itemId,
          reason: 'Ons bedrag klopt wel.',
        }),
      );
    await refused(release(scene.agent), 'PERMISSION_DENIED');
    await release(scene.coordinator);
    expect(await scene.send(id, { text })).toMatchObject({ state: 'QUEUED', originOverride: true });
    const { rows } = await scene.tenancy.admin.query(`select action from app.audit_entry where object_id = $1`, [
      made!.id,
    ]);
    expect(rows.map((row) => row.action).sort()).toEqual(['recall.make', 'recall.release']);
  });

  test('does not hold a conversation of which a coordinator says that it is another matter', async () => {
    const [made] = await scene.recall();
    const [id, other] = [await scene.ask(), await scene.ask()];
    await scene.tenancy.as(scene.coordinator, () =>
      scene.api.recalls.release({
        recallId: made!.id,
        expectedTenantId: scene.adopter.id,
        conversationId: id,
        answerId: null,
        reason: 'Hier klopt het bedrag.',
      }),
    );
    expect(await scene.send(id)).toMatchObject({ state: 'QUEUED' });
    await refused(scene.send(other), 'REPLIES_RECALLED');
  });

  test('detached is blocked until its text is saved anew', async () => {
    const forkId = newId();
    await scene.tenancy.admin.query(
      `insert into app.template (tenant_id, id, title, topic, greeting, body, closing, version, origin_item_id, origin_version, updated_at, updated_by)
       values ($1, $2, 'Paspoort bij ons', '', 'Hallo,', $3, 'Groet', 1, $4, 1, now() - interval '1 minute', $5)`,
      [scene.adopter.id, forkId, WRONG, scene.shared.itemId, scene.agent.principalId],
    );
    await scene.recall();
    const id = await scene.ask();
    await refused(scene.send(id, { answerId: forkId }), 'REPLIES_RECALLED', { by: 'ANSWER' });
    const body = WRONG.replace('30', '83').replace('haalt', 'krijgt');
    await scene.tenancy.admin.query(
      `update app.template set body = $2, version = 2, updated_at = now() + interval '1 minute' where id = $1`,
      [forkId, body],
    );
    expect(await scene.send(id, { answerId: forkId, text: said(body, 'Oostzaan') })).toMatchObject({
      state: 'QUEUED',
      originItemId: scene.shared.itemId,
      originVersion: 1,
    });
  });

  test('says nothing outside the partnership, and holds nobody there', async () => {
    const [made] = await scene.recall();
    expect(await scene.tenancy.as(scene.outsider, () => scene.api.recalled.list())).toEqual([]);
    await refused(
      scene.tenancy.as(scene.outsider, async () =>
        scene.api.recalls.correction(made!.id, await Promise.resolve(newId())),
      ),
      'CONVERSATION_NOT_FOUND',
    ).catch(() => undefined);
    expect(await scene.send(await scene.ask(scene.stranger), { answerId: null }, scene.outsider)).toMatchObject({
      state: 'QUEUED',
    });
  });
});

describe('what was on its way when it was called back', () => {
  test('comes back as a draft of its author, who is told', async () => {
    const id = await scene.ask();
    const reply = await scene.send(id);
    const [made] = await scene.recall();
    await scene.gather(made!.id);
    expect(await scene.stateOf(reply.id)).toMatchObject({ state: 'CANCELLED', refusal: 'recalled' });
    const { rows } = await scene.tenancy.admin.query(
      'select text, answer_id, saved_by from app.draft where conversation_id = $1',
      [id],
    );
    expect(rows).toEqual([
      { text: said(WRONG, 'Oostzaan'), answer_id: scene.shared.itemId, saved_by: scene.agent.principalId },
    ]);
    const told = await scene.tenancy.admin.query(`select kind, params from app.notification where subject = $1`, [
      reply.id,
    ]);
    expect(told.rows).toEqual([{ kind: 'DRAFT_RECALLED', params: { title: 'Paspoort' } }]);
    scene.later();
    await scene.run(reply.id);
    expect(scene.posted(reply.id)).toBe(false);
  });

  test('is found by the worker’s last look before anybody looked in the house', async () => {
    const reply = await scene.send(await scene.ask());
    await scene.recall();
    scene.later();
    await scene.run(reply.id);
    expect(scene.posted(reply.id)).toBe(false);
    expect((await scene.stateOf(reply.id)).state).toBe('CANCELLED');
  });

  test('races with the recall: it is posted and on the list, or held, never both and never neither', async () => {
    for (let round = 0; round < 8; round += 1) {
      await scene.forget();
      const reply = await scene.send(await scene.ask());
      scene.later();
      const [[made]] = await Promise.all([scene.recall(), scene.run(reply.id)]);
      await scene.gather(made!.id);
      const { state } = await scene.stateOf(reply.id);
      expect(['SENT', 'CANCELLED']).toContain(state);
      expect(scene.posted(reply.id)).toBe(state === 'SENT');
      expect((await scene.listOf(made!.id)).some((one) => one.replyId === reply.id)).toBe(state === 'SENT');
    }
  });

  test('and left before the recall stood is on the list, also when the list was made meanwhile', async () => {
    const reply = await scene.send(await scene.ask());
    scene.later();
    scene.network.sendScript.push('late');
    const running = scene.run(reply.id);
    await expect.poll(() => scene.network.late.length).toBe(1);
    const [made] = await scene.recall();
    await scene.gather(made!.id);
    expect(await scene.listOf(made!.id)).toEqual([]);
    scene.network.late.pop()!();
    await running;
    expect((await scene.listOf(made!.id)).map((one) => one.replyId)).toEqual([reply.id]);
  });

  test('races with queueing: nothing that was queued beside it leaves', async () => {
    for (let round = 0; round < 8; round += 1) {
      await scene.forget();
      const id = await scene.ask();
      const [, queued] = await Promise.allSettled([scene.recall(), scene.send(id)]);
      scene.later();
      if (queued.status === 'rejected') expect(queued.reason).toMatchObject({ code: 'REPLIES_RECALLED' });
      else {
        await scene.run(queued.value.id);
        expect(scene.posted(queued.value.id)).toBe(false);
      }
    }
  });
});
