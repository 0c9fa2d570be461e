import { ConversationRepository, DraftRepository, DraftService } from '@samenspraak/conversations';
import { systemClock } from '@samenspraak/platform/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { RIGHT, said, shareAnew, WRONG } from './recall-fixture.js';
import { RecallScene } from './recall-scene.js';

const scene = new RecallScene();
let drafts: DraftService;
beforeAll(async () => {
  await scene.open();
  const { door } = scene.tenancy;
  drafts = new DraftService(door, new DraftRepository(door), new ConversationRepository(door), systemClock);
});
afterAll(() => scene.tenancy?.close());
beforeEach(() => scene.begin());

/** So little is left of the answer that its words alone do not give it away. */
const EDITED = 'Goedemiddag! Dat kost 30 euro. Komt u gerust langs aan de balie, dan helpen wij u meteen.';

const save = (conversationId: string, text: string, version: number, answerVersion: number | null) =>
  scene.tenancy.as(scene.agent, () =>
    drafts.save({
      ...{ conversationId, expectedTenantId: scene.adopter.id, text, version },
      ...{ answerId: scene.shared.itemId, answerVersion },
    }),
  );
const renewed = async () => {
  await shareAnew(scene.tenancy, scene.writer, scene.partnership, scene.shared, 2, RIGHT);
  await scene.recall();
};
const send = (id: string, text = EDITED) => scene.send(id, { text, answerVersion: undefined as never });
const refused = (work: Promise<unknown>) =>
  expect(work).rejects.toMatchObject({
    code: 'REPLIES_RECALLED',
    params: expect.objectContaining({ by: 'ANSWER', version: 1 }),
  });

test('a draft remembers with which version it began, also when a later save does not say it', async () => {
  const id = await scene.ask();
  const first = await save(id, said(WRONG, 'Oostzaan'), 0, 1);
  expect(await save(id, EDITED, first.version, null)).toMatchObject({ answerVersion: 1 });
});

test('a draft that was changed almost whole is held when its version was called back and the screen forgot which it was', async () => {
  const id = await scene.ask();
  await save(id, EDITED, 0, 1);
  await renewed();
  await refused(send(id));
});

test('a draft that began with the newer version goes out, whatever the screen forgot', async () => {
  await renewed();
  const id = await scene.ask();
  await save(id, EDITED, 0, 2);
  expect(await send(id)).toMatchObject({ state: 'QUEUED', answerVersion: 2 });
});

test('an answer that was taken back keeps its version as a draft', async () => {
  const id = await scene.ask();
  const reply = await scene.send(id, { text: EDITED });
  await scene.tenancy.as(scene.agent, () => scene.api.service.cancel(reply.id, scene.adopter.id));
  expect(await scene.tenancy.as(scene.agent, () => drafts.find(id))).toMatchObject({ answerVersion: 1 });
  await renewed();
  await refused(send(id));
});

test('of a text whose version nobody kept the nearest version counts', async () => {
  await renewed();
  await refused(send(await scene.ask()));
  expect(await send(await scene.ask(), said(RIGHT, 'Oostzaan'))).toMatchObject({ state: 'QUEUED', answerVersion: 2 });
});
