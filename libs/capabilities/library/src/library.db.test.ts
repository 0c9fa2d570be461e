import {
  AnsweringService,
  ChangeRepository,
  ConversationRepository,
  DraftRepository,
  ThreadRepository,
} from '@samenspraak/conversations';
import { AuditTrail } from '@samenspraak/platform/audit';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { Memberships, PartnershipRepository, Partnerships } from '@samenspraak/tenants';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AnswerService,
  libraryEntities,
  openSharing,
  type Publications,
  SharedRepository,
  TemplateRepository,
  TemplateService,
  type TemplateSharing,
  VariableRepository,
  VariableService,
} from './index.js';
import { addConversation, signAgreement } from './sharing/sharing-fixture.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let stranger: TestTenant;
let agent: TestPerson;
let coordinator: TestPerson;
let neighbour: TestPerson;
let outsider: TestPerson;
let trainee: TestPerson;
let templates: TemplateService;
let sharing: TemplateSharing;
let publications: Publications;
let answers: AnswerService;
let variables: VariableService;
let conversation: string;

beforeAll(async () => {
  tenancy = await openTestTenancy(libraryEntities);
  ours = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  stranger = await tenancy.addTenant('Elders');
  agent = await tenancy.addPerson(ours, ['agent'], { name: 'Rianne Visser' });
  coordinator = await tenancy.addPerson(ours, ['coordinator'], { name: 'Sanne Bakker' });
  trainee = await tenancy.addPerson(ours, ['drafter']);
  neighbour = await tenancy.addPerson(theirs, ['agent']);
  outsider = await tenancy.addPerson(stranger, ['agent']);
  const partnership = await tenancy.addPartnership('Zaanstreek-Waterland', [ours, theirs]);
  await signAgreement(tenancy, partnership, [ours, theirs]);
  const door = tenancy.door;
  const rows = new PartnershipRepository(door);
  const [templateRows, shared, values] = [
    new TemplateRepository(door),
    new SharedRepository(door),
    new VariableRepository(door),
  ];
  const [audit, announcer] = [new AuditTrail(door), new Announcer(door)];
  const partnerships = new Partnerships(door, rows);
  templates = new TemplateService(
    door,
    templateRows,
    audit,
    announcer,
    systemClock,
    new Memberships(door, rows),
    values,
  );
  ({ templates: sharing, publications } = openSharing(door, systemClock));
  const answering = new AnsweringService(
    door,
    new ConversationRepository(door),
    new ThreadRepository(door),
    new ChangeRepository(door),
    new DraftRepository(door),
    undefined as never,
    announcer,
    systemClock,
  );
  answers = new AnswerService(door, templateRows, shared, values, answering, new Memberships(door, rows), partnerships);
  variables = new VariableService(door, values, templateRows, shared, audit, announcer, systemClock);
  conversation = await addConversation(tenancy, theirs, 'Mijn container met afval is niet geleegd');
});
afterAll(() => tenancy?.close());

const text = {
  title: 'Container niet geleegd',
  topic: 'Afval',
  greeting: 'Hallo {{afzender.naam}},',
  body: 'Wat vervelend. In {{gemeente.naam}} legen we volgens {{link.afvalkalender}}.',
  closing: 'Groet, {{medewerker.naam}}',
};
const shared = (person: TestPerson, id: string) =>
  tenancy.as(person, async () => (await sharing.listShared(null)).find((item) => item.id === id));

async function publish(changed = {}): Promise<{ templateId: string; itemId: string }> {
  const { id } = await tenancy.as(agent, () => templates.save({ ...text, ...changed }));
  return { templateId: id, itemId: await share(id, 'Voor iedereen') };
}

/** Asked by the agent, agreed by the coordinator. */
async function share(templateId: string, note: string | null = null): Promise<string> {
  await tenancy.as(agent, () => sharing.publish(templateId, note));
  const waiting = await tenancy.as(coordinator, () => publications.list());
  const asked = waiting.find((one) => one.sourceId === templateId && one.state === 'REQUESTED')!;
  return (await tenancy.as(coordinator, () => publications.agree(asked.id))).itemId;
}

describe('a template', () => {
  test('is version-checked', async () => {
    const made = await tenancy.as(agent, () => templates.save(text));
    const next = await tenancy.as(agent, () => templates.save({ ...text, id: made.id, version: 1, title: 'Beter' }));
    expect(next).toMatchObject({ version: 2, title: 'Beter', publishedVersion: null });
    await expect(tenancy.as(agent, () => templates.save({ ...text, id: made.id, version: 1 }))).rejects.toMatchObject({
      code: 'LIBRARY_TEMPLATE_CHANGED',
      params: { version: 2 },
    });
  });

  test('of a neighbour cannot be read, changed or published', async () => {
    const made = await tenancy.as(agent, () => templates.save(text));
    expect(await tenancy.as(neighbour, () => templates.listOwn())).toEqual([]);
    for (const attempt of [
      () => templates.save({ ...text, id: made.id, version: 1 }),
      () => sharing.publish(made.id, null),
      () => sharing.publish('x', null),
    ]) {
      await expect(tenancy.as(neighbour, attempt)).rejects.toMatchObject({ code: 'LIBRARY_TEMPLATE_NOT_FOUND' });
    }
  });

  test('asks for variables that exist only', async () => {
    await expect(
      tenancy.as(agent, () => templates.save({ ...text, body: '{{geheim.wachtwoord}}' })),
    ).rejects.toMatchObject({ code: 'LIBRARY_VARIABLE_UNKNOWN', params: { names: ['geheim.wachtwoord'] } });
  });

  test('of a trainee is not saved', async () => {
    await expect(tenancy.as(trainee, () => templates.save(text))).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  });
});

describe('sharing', () => {
  test('lets a neighbour follow a template and fill it with its own values', async () => {
    const { itemId } = await publish();
    expect(await shared(neighbour, itemId)).toMatchObject({
      adoption: 'NONE',
      mine: false,
      publisher: { name: 'Wormerland' },
      missingVariables: ['gemeente.naam', 'link.afvalkalender'],
    });
    await tenancy.as(neighbour, () => sharing.choose({ itemId: itemId, choice: 'FOLLOW' }));
    await tenancy.as(neighbour, () => variables.set('gemeente.naam', 'Oostzaan', 0));
    const before = await tenancy.as(neighbour, () => answers.render(itemId, conversation));
    expect(before).toMatchObject({ missing: ['link.afvalkalender'] });
    expect(before.text).toContain('In Oostzaan legen we volgens {{link.afvalkalender}}');
    await tenancy.as(neighbour, () => variables.set('link.afvalkalender', 'https://oostzaan.test/afval', 0));
    const after = await tenancy.as(neighbour, () => answers.render(itemId, conversation));
    expect(after.missing).toEqual([]);
    expect(after.text).toBe(
      'Hallo Jo,\n\nWat vervelend. In Oostzaan legen we volgens https://oostzaan.test/afval.\n\nGroet, Anne Fictief',
    );
    expect(await tenancy.as(agent, () => variables.list())).toContainEqual(
      expect.objectContaining({ name: 'gemeente.naam', value: null }),
    );
  });

  test('is out of sight and out of reach outside the partnership', async () => {
    const { itemId } = await publish();
    expect(await tenancy.as(outsider, () => sharing.listShared(null))).toEqual([]);
    await expect(
      tenancy.as(outsider, () => sharing.choose({ itemId: itemId, choice: 'FOLLOW' })),
    ).rejects.toMatchObject({
      code: 'LIBRARY_SHARED_NOT_FOUND',
    });
    const { id } = await tenancy.as(outsider, () => templates.save(text));
    await expect(tenancy.as(outsider, () => sharing.publish(id, null))).rejects.toMatchObject({
      code: 'LIBRARY_AGREEMENT_MISSING',
    });
  });

  test('of a new version reaches who follows it, and taking it back leaves it with them', async () => {
    const { templateId, itemId } = await publish();
    await tenancy.as(neighbour, () => sharing.choose({ itemId: itemId, choice: 'FOLLOW' }));
    await tenancy.as(agent, () => templates.save({ ...text, id: templateId, version: 1, title: 'Tweede' }));
    await share(templateId);
    expect(await tenancy.as(neighbour, () => answers.get(itemId))).toMatchObject({ title: 'Tweede', version: 2 });
    await tenancy.as(agent, () => sharing.withdraw(templateId));
    expect(await tenancy.as(neighbour, () => answers.get(itemId))).toMatchObject({ title: 'Tweede', own: false });
    expect(await shared(neighbour, itemId)).toMatchObject({ adoption: 'FOLLOW', withdrawn: true });
    expect(await shared(agent, itemId)).toBeUndefined();
  });

  test('of one person is no answer of a colleague, and goes to no neighbour', async () => {
    const { id } = await tenancy.as(agent, () => templates.save({ ...text, scope: 'PERSONAL' }));
    const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
    await refused(
      tenancy.as(coordinator, () => answers.get(id)),
      'LIBRARY_ANSWER_NOT_FOUND',
    );
    await refused(
      tenancy.as(agent, () => sharing.publish(id, null)),
      'LIBRARY_SCOPE_REFUSED',
    );
  });

  test('tells what it says about itself, but not who of us looks after it', async () => {
    const { rows } = await tenancy.admin.query('select id from app.membership where tenant_id = $1 limit 1', [ours.id]);
    const ownerId = rows[0].id as string;
    const open = { short: 'Kort', audience: 'ouders', source: 'APV artikel 2', language: 'nl' };
    const details = { ...open, sensitivity: '', ownerId };
    const { id, version } = await tenancy.as(agent, () => templates.save({ ...text, details }));
    const kept = await tenancy.as(agent, () => templates.save({ ...text, id, version }));
    expect(kept.details).toEqual({ ...open, ownerId });
    await share(id);
    const item = (await tenancy.as(neighbour, () => sharing.listShared(null))).find((one) => one.details.short);
    expect(item?.details).toEqual(open);
    await expect(tenancy.as(neighbour, () => templates.save({ ...text, details: { ownerId } }))).rejects.toMatchObject({
      code: 'LIBRARY_COLLEAGUE_UNKNOWN',
    });
    await expect(
      tenancy.as(agent, () => templates.save({ ...text, details: { reviewOn: '2027-02-30' } })),
    ).rejects.toMatchObject({ code: 'LIBRARY_DAY_INVALID' });
  });

  test('is declined with a reason, and then it is no answer', async () => {
    const { itemId } = await publish();
    await tenancy.as(neighbour, () => sharing.choose({ itemId: itemId, choice: 'DECLINED', reason: 'Bij ons anders' }));
    expect(await shared(neighbour, itemId)).toMatchObject({ adoption: 'DECLINED', adoptedVersion: null });
    await expect(tenancy.as(neighbour, () => answers.get(itemId))).rejects.toMatchObject({
      code: 'LIBRARY_ANSWER_NOT_FOUND',
    });
    await expect(tenancy.as(agent, () => sharing.choose({ itemId: itemId, choice: 'FOLLOW' }))).rejects.toMatchObject({
      code: 'LIBRARY_SHARED_IS_YOURS',
    });
  });

  test('refuses what looks like a person', async () => {
    const { id } = await tenancy.as(agent, () => templates.save({ ...text, body: 'Mail jan@wormerland.nl' }));
    await expect(tenancy.as(agent, () => sharing.publish(id, null))).rejects.toMatchObject({
      code: 'LIBRARY_PERSONAL_DATA',
      params: { kinds: ['EMAIL'] },
    });
  });
});

test('answers come best first and say why', async () => {
  await tenancy.as(neighbour, () =>
    templates.save({ ...text, title: 'Paspoort', topic: 'Reizen', body: 'Maak een afspraak.' }),
  );
  const list = await tenancy.as(neighbour, () => answers.list({ conversationId: conversation, first: 2 }));
  expect(list[0]!.title).not.toBe('Paspoort');
  expect(list[0]!.why).toMatch(/^Komt overeen op: .*container/);
  await expect(tenancy.as(agent, () => answers.list({ conversationId: conversation, first: 2 }))).rejects.toMatchObject(
    { code: 'CONVERSATIONS_NOT_FOUND' },
  );
});
