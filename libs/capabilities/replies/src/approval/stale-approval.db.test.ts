import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { question } from '../reply-desk.js';
import {
  approve,
  ask,
  closeScene,
  edit,
  look,
  now,
  openScene,
  ours,
  queued,
  second,
  sendBack,
  submit,
  tell,
  tenancy,
} from './approval-scene.js';

const refused = (work: Promise<unknown>, code: string, params = {}) =>
  expect(work).rejects.toMatchObject({ code, params: expect.objectContaining(params) });

beforeAll(openScene);
afterAll(closeScene);

describe('what went stale', () => {
  test('the citizen wrote again: only who saw that may agree, and it goes under the newest message', async () => {
    const first = question(now);
    const id = (await tell(first)).conversationId!;
    const asked = await submit(id);
    const next = { ...question(now), rootSourceId: first.sourceId, parentSourceId: first.sourceId };
    next.occurredAt = new Date(now.getTime() + 1_000);
    await tell(next);
    await refused(approve(asked), 'REPLIES_APPROVAL_CHANGED', { what: 'citizen' });
    const seen = await look(asked.id);
    expect(seen).toMatchObject({ wroteAgain: true });
    await approve(seen);
    const { rows } = await tenancy.admin.query('select parent_source_id from app.reply where conversation_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ parent_source_id: next.sourceId }]);
  });

  test('the question was deleted', async () => {
    const first = question(now);
    const id = (await tell(first)).conversationId!;
    const asked = await submit(id);
    await tell({ ...first, kind: 'deleted' as never, revision: 2, text: '' });
    await refused(approve(await look(asked.id)), 'REPLIES_APPROVAL_STALE', { why: 'deleted' });
  });

  test.each([
    [
      'the conversation was closed',
      'closed',
      (id: string) => [`update app.conversation set status = 'closed' where id = $1`, id],
    ],
    [
      'the template went away',
      'template',
      (id: string) => [
        `update app.approval set answer_id = uuidv7(), answer_version = 1 where conversation_id = $1`,
        id,
      ],
    ],
  ])('%s', async (_, why, change) => {
    const id = await ask();
    const asked = await submit(id);
    const [sql, parameter] = change(id) as [string, string];
    await tenancy.admin.query(sql, [parameter]);
    expect(await look(asked.id)).toMatchObject({ stale: why });
    await refused(approve(await look(asked.id)), 'REPLIES_APPROVAL_STALE', { why });
    expect(await queued(id)).toEqual([]);
    expect(await sendBack(await look(asked.id))).toMatchObject({ state: 'RETURNED' });
  });

  test('the author left', async () => {
    const gone = await tenancy.addPerson(ours, ['drafter'], { initials: 'GO', name: 'Gerda Oud' });
    const asked = await submit(await ask(), gone);
    await tenancy.admin.query(`update app.membership set status = 'ended' where principal_id = $1`, [gone.principalId]);
    await refused(approve(await look(asked.id)), 'REPLIES_APPROVAL_STALE', { why: 'author' });
  });

  test('the text changed while the approver looked', async () => {
    const asked = await submit(await ask());
    await edit(asked, 'Morgen voor elf uur bij u.', second);
    await refused(approve(asked), 'REPLIES_APPROVAL_CHANGED', { what: 'text' });
    await refused(sendBack(asked), 'REPLIES_APPROVAL_CHANGED', { what: 'text' });
  });

  test('the right of the approver ended', async () => {
    const brief = await tenancy.addPerson(ours, ['approver'], { initials: 'KO' });
    const asked = await submit(await ask());
    await tenancy.admin.query(`update app.membership set roles = '{reader}' where principal_id = $1`, [
      brief.principalId,
    ]);
    await refused(approve(asked, brief), 'PERMISSION_DENIED');
  });
});
