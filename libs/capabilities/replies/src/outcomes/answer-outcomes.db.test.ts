import { newId } from '@samenspraak/platform/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { RecallScene } from '../recall/recall-scene.js';
import { AnswerOutcomes } from './answer-outcomes.js';

const scene = new RecallScene();
let outcomes: AnswerOutcomes;
beforeAll(async () => {
  await scene.open();
  outcomes = new AnswerOutcomes(scene.tenancy.door, { now: () => new Date(Date.now() + 60 * 60_000) });
});
afterAll(() => scene.tenancy?.close());
beforeEach(() => scene.begin());

const outcome = (person = scene.agent) => scene.tenancy.as(person, () => outcomes.of(scene.shared.itemId));

/** An answer that went out; then, so many minutes later, what happened in its conversation. */
async function sent(...after: readonly ('CLOSED' | 'REOPENED' | 'citizen')[]): Promise<void> {
  await happen(await scene.sent(), after);
}

async function happen(id: string, after: readonly ('CLOSED' | 'REOPENED' | 'citizen')[]): Promise<void> {
  const { admin } = scene.tenancy;
  const { rows } = await admin.query('select conversation_id as c, sent_at as at from app.reply where id = $1', [id]);
  const { rows: members } = await admin.query('select id from app.membership where tenant_id = $1 limit 1', [
    scene.adopter.id,
  ]);
  for (const [minute, what] of after.entries()) {
    const at = new Date(rows[0].at.getTime() + (minute + 1) * 60_000);
    if (what === 'citizen') {
      await admin.query(
        `insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name, text, at,
           visibility, revision) values ($1, $2, 'mastodon', $3, $3, 'inbound', 'x', 'x', 'x', 'Toch niet', $4, 'public', 0)`,
        [scene.adopter.id, rows[0].c, newId(), at],
      );
    } else {
      await admin.query(
        `insert into app.conversation_event (tenant_id, conversation_id, kind, by_id, params, version, at) values ($1, $2, $3, $4, '{}', 1, $5)`,
        [scene.adopter.id, rows[0].c, what, members[0].id, at],
      );
    }
  }
}

test('a text of which no answer went out has no figures, nor has one of a neighbour', async () => {
  const nothing = { sent: 0, editedPercent: 0, reopened: 0 };
  expect(await outcome()).toMatchObject(nothing);
  await sent();
  expect(await outcome()).toMatchObject({ sent: 1, reopened: 0 });
  expect(await outcome(scene.writer)).toMatchObject(nothing);
  expect(await scene.tenancy.as(scene.agent, () => outcomes.of('x'))).toMatchObject(nothing);
});

test('a conversation that a colleague or the citizen opened again counts, once', async () => {
  await sent('CLOSED');
  await sent('CLOSED', 'REOPENED', 'CLOSED', 'REOPENED');
  await sent('CLOSED', 'citizen');
  await sent('citizen', 'CLOSED');
  expect(await outcome()).toMatchObject({ sent: 4, reopened: 2 });
});

test('what happens after another answer is not laid on this text', async () => {
  const { conversationId } = await scene.stateOf(await scene.sent());
  scene.later();
  const other = { text: 'Nog iets: wij bellen u morgen.', answerId: null, confirmSecond: true };
  const second = await scene.send(conversationId, other);
  scene.later();
  await scene.run(second.id);
  await happen(second.id, ['CLOSED', 'REOPENED']);
  expect(await outcome()).toMatchObject({ sent: 1, reopened: 0 });
});
