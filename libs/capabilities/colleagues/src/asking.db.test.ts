import { newId } from '@samenspraak/platform/kernel';
import type { TestPerson, TestTenancy, TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AskingDesk, addConversation, hedgeQuestion, openAskingTown } from './asking-fixture.js';
import type { NewQuestion } from './ask.service.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let next: TestTenant;
let agent: TestPerson;
let admin: TestPerson;
let reader: TestPerson;
let neighbour: TestPerson;
let desk: AskingDesk;
let now = new Date();
let conversationId: string;

beforeAll(async () => {
  ({ tenancy, ours, next, agent, admin, neighbour, desk } = await openAskingTown(() => now));
  reader = await tenancy.addPerson(ours, ['reader']);
});
beforeEach(async () => {
  now = new Date();
  conversationId = await addConversation(tenancy, ours);
});
afterAll(() => tenancy.close());

const question = (changed?: Partial<NewQuestion>) => hedgeQuestion(ours, conversationId, changed);
const ask = (changed: Partial<NewQuestion> = {}) => tenancy.as(agent, () => desk.asking.ask(question(changed)));
const code = (name: string) => ({ code: `COLLEAGUES_${name}` });
const uniqueAddress = () => `a${newId().slice(-12)}@onsdorp.test`;

describe('who asks', () => {
  test('asks once, however often the button is pressed', async () => {
    const given = question({ address: uniqueAddress() });
    const all = await Promise.all(Array.from({ length: 5 }, () => tenancy.as(agent, () => desk.asking.ask(given))));
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
    expect(await desk.mails(ours, given.address!)).toHaveLength(1);
  });

  test('reaches addresses in the book and in the mail domains, and no others', async () => {
    const book = await tenancy.as(admin, () =>
      desk.contacts.save({
        expectedTenantId: ours.id,
        kind: 'DEPARTMENT',
        name: 'Waterschap',
        address: 'vraag@water.test',
      }),
    );
    const contactId = book.contacts.find((one) => one.address === 'vraag@water.test')!.id;
    expect(await ask({ contactId, address: null })).toMatchObject({
      toName: 'Waterschap',
      state: 'OPEN',
      mail: 'WAITING',
    });
    await expect(ask({ address: 'iemand@elders.test' })).rejects.toMatchObject(code('DOMAIN_REFUSED'));
    await expect(ask({ address: 'a@b' })).rejects.toMatchObject(code('ADDRESS_INVALID'));
    await expect(ask({ contactId: newId() })).rejects.toMatchObject(code('CONTACT_NOT_FOUND'));
    await expect(tenancy.as(agent, () => desk.contacts.get())).resolves.toBeTruthy();
    await expect(
      tenancy.as(agent, () =>
        desk.contacts.save({ expectedTenantId: ours.id, kind: 'PERSON', name: 'X', address: 'x@y.test' }),
      ),
    ).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  test('is shown what tells of a person; to a colleague it goes as it is, to neighbours without it', async () => {
    const text = 'Mag Truus van der Meer (06-12345678) haar heg zelf snoeien?';
    const preview = (audience: NewQuestion['audience']) =>
      tenancy.as(agent, () => desk.asking.preview({ conversationId, audience, text }));
    expect(await preview('COLLEAGUE')).toMatchObject({ text, kinds: ['NAME', 'PHONE'] });
    const { text: sent, parts } = await preview('NEIGHBOURS');
    expect(sent).toBe('Mag [naam] ([telefoonnummer]) haar heg zelf snoeien?');
    expect(parts.map((part) => part.text).join('')).toBe(text);
    await expect(ask({ audience: 'NEIGHBOURS', text })).rejects.toMatchObject(code('PERSONAL_DATA'));
    expect(await ask({ audience: 'NEIGHBOURS', text: sent })).toMatchObject({ text: sent, state: 'OPEN' });
    await desk.work();
  });

  test('keeps an answer for everybody without the citizen, and says who gave it', async () => {
    const address = uniqueAddress();
    const saved = {
      expectedTenantId: ours.id,
      kind: 'PERSON',
      name: 'Jan Groen',
      department: 'Groen',
      address,
    } as const;
    const book = await tenancy.as(admin, () => desk.contacts.save(saved));
    const contactId = book.contacts.find((one) => one.address === address)!.id;
    const { id } = await ask({ contactId, address: null, text: 'Mag Truus haar heg snoeien?' });
    await desk.visits.answer(await desk.tokenTo(ours, address), 'Ja, Truus (06-12345678) mag dat.');
    await desk.work();
    const keep = (person: TestPerson, question = id) => tenancy.as(person, () => desk.asking.answersToKeep(question));
    const text = 'Ja, [naam] ([telefoonnummer]) mag dat.';
    expect(await keep(agent)).toMatchObject([
      { title: 'Mag [naam] haar heg snoeien?', text, by: 'Jan Groen', department: 'Groen', from: null },
    ]);
    await expect(keep(reader)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    await expect(keep(neighbour)).rejects.toMatchObject(code('QUESTION_NOT_FOUND'));
    await expect(keep(agent, newId())).rejects.toMatchObject(code('QUESTION_NOT_FOUND'));
  });

  test('sees no conversation of another council, and without the role asks nothing', async () => {
    const elsewhere = await addConversation(tenancy, next);
    await expect(ask({ conversationId: elsewhere })).rejects.toMatchObject(code('QUESTION_NOT_FOUND'));
    await expect(ask({ expectedTenantId: next.id })).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
    await expect(tenancy.as(reader, () => desk.asking.ask(question()))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    await expect(tenancy.as(neighbour, () => desk.asking.list(conversationId))).rejects.toMatchObject(
      code('QUESTION_NOT_FOUND'),
    );
  });
});
