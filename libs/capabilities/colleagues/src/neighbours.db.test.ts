import { newId } from '@samenspraak/platform/kernel';
import type { TestPerson, TestTenancy, TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AskingDesk, addConversation, hedgeQuestion, openAskingTown } from './asking-fixture.js';
import type { NewQuestion } from './ask.service.js';

let tenancy: TestTenancy;
let holder: TestTenant;
let ours: TestTenant;
let next: TestTenant;
let far: TestTenant;
let agent: TestPerson;
let neighbour: TestPerson;
let other: TestPerson;
let desk: AskingDesk;
let now = new Date();
let conversationId: string;

beforeAll(async () => {
  ({ tenancy, holder, ours, next, agent, neighbour, desk } = await openAskingTown(() => now));
  far = await tenancy.addTenant('Verweg');
  other = await tenancy.addPerson(holder, ['agent']);
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

// Digits might be taken for somebody's number.
const letters = () => newId().replace(/[^a-f]/g, '');

describe('neighbours', () => {
  const inbox = (person: TestPerson) => tenancy.as(person, () => desk.neighbours.list());
  const askNeighbours = async (memberIds?: string[]) => {
    const asked = await ask({ audience: 'NEIGHBOURS', text: `Hoe doen jullie dat met ${letters()}?`, memberIds });
    await desk.work();
    return asked;
  };
  const answer = (person: TestPerson, tenant: TestTenant, neighbourQuestionId: string, text = 'Wij doen het zo.') =>
    tenancy.as(person, () => desk.neighbours.answer({ neighbourQuestionId, expectedTenantId: tenant.id, text }));

  test('who was chosen has a copy that leads nowhere; who was not has nothing', async () => {
    const asked = await askNeighbours([next.id]);
    const [copy] = await inbox(neighbour);
    expect(copy).toMatchObject({ text: asked.text, from: { name: 'Onsdorp' }, state: 'OPEN' });
    expect(JSON.stringify(copy)).not.toContain(conversationId);
    expect((await inbox(other)).some((one) => one.text === asked.text)).toBe(false);
  });

  test('an answer comes back to who asked and to nobody else', async () => {
    const asked = await askNeighbours();
    const mine = (list: readonly { id: string; text: string }[]) => list.find((one) => one.text === asked.text)!;
    await answer(neighbour, next, mine(await inbox(neighbour)).id, 'Wij snoeien in maart.');
    await desk.work();
    expect((await listed())[0]).toMatchObject({
      state: 'OPEN',
      answers: [{ by: 'Buurdorp', from: { id: next.id }, text: 'Wij snoeien in maart.' }],
    });
    expect(JSON.stringify(await inbox(other))).not.toContain('Wij snoeien in maart');
    await expect(answer(neighbour, next, mine(await inbox(neighbour)).id)).rejects.toMatchObject(
      code('QUESTION_CLOSED'),
    );
    await answer(other, holder, mine(await inbox(other)).id);
    await desk.work();
    expect((await listed())[0]).toMatchObject({ state: 'ANSWERED' });
  });

  test('nobody answers the copy of another council', async () => {
    const asked = await askNeighbours();
    const copy = (await inbox(neighbour)).find((one) => one.text === asked.text)!;
    await expect(answer(other, holder, copy.id)).rejects.toMatchObject(code('QUESTION_NOT_FOUND'));
  });

  test('a question that was taken back is closed at once with who was asked', async () => {
    const asked = await askNeighbours();
    await tenancy.as(agent, () => desk.asking.revoke({ colleagueQuestionId: asked.id, expectedTenantId: ours.id }));
    await desk.work();
    const copy = (await inbox(neighbour)).find((one) => one.text === asked.text)!;
    expect(copy.state).toBe('CLOSED');
    await expect(answer(neighbour, next, copy.id)).rejects.toMatchObject(code('QUESTION_CLOSED'));
  });

  test('who did not sign, or is no neighbour, is not asked', async () => {
    expect((await tenancy.as(agent, () => desk.asking.neighbours())).map((one) => one.name).sort()).toEqual([
      'Buurdorp',
      'Veiligheidsregio',
    ]);
    await expect(ask({ audience: 'NEIGHBOURS', memberIds: [far.id] })).rejects.toMatchObject(code('NEIGHBOUR_UNKNOWN'));
    await expect(ask({ audience: 'NEIGHBOURS', memberIds: [ours.id] })).rejects.toMatchObject(
      code('NEIGHBOUR_UNKNOWN'),
    );
  });
});
