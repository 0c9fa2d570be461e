import { openNotify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { FieldCipher, type TenantDoor } from '@samenspraak/platform/database';
import { newId, type Clock } from '@samenspraak/platform/kernel';
import { MailPost, type Mail, type MailContent } from '@samenspraak/platform/mail';
import { Announcer, Outbox, type JobRunner } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { officeHours } from '@samenspraak/language/time';
import { Agreements, PartnershipRepository, Partnerships } from '@samenspraak/tenants';
import { AskService, type NewQuestion } from './ask.service.js';
import { ContactRepository } from './contact.repository.js';
import { ContactsService } from './contacts.service.js';
import { LinkTokens } from './link-token.js';
import { LinkRepository } from './link.repository.js';
import { NeighbourQuestionRepository } from './neighbour-question.repository.js';
import { CloseRunner, DeliverRunner, ReturnRunner } from './neighbour-runners.js';
import { NeighboursService } from './neighbours.service.js';
import { QuestionClock } from './question-clock.js';
import { QuestionLetters } from './question-letters.js';
import { QuestionRepository } from './question.repository.js';
import { ReminderTimes } from './reminder-times.js';
import { SceneRepository } from './scene.repository.js';
import { ForwardRunner, ReceiveRunner } from './visit-runners.js';
import { VisitRepository } from './visit/visit.repository.js';
import { Visits } from './visit/visits.js';

const SECRET = Buffer.alloc(32, 7);

/** Colleagues through the real doors of a test's tenancy; mail goes nowhere, but is written. */
export class AskingDesk {
  readonly asking: AskService;
  readonly contacts: ContactsService;
  readonly neighbours: NeighboursService;
  readonly visits: Visits;
  readonly clockwork: QuestionClock;
  private readonly runners: readonly JobRunner[];
  private readonly letters: QuestionLetters;

  constructor(
    private readonly tenancy: TestTenancy,
    clock: Clock,
  ) {
    const { door, workerDoor } = tenancy;
    const cipher = new FieldCipher(SECRET, 'fields');
    const app = partsOf(door);
    this.asking = new AskService(
      ...([door, app.questions, app.contacts, app.links, app.agreements, app.partnerships, app.reminders] as const),
      ...([app.post, app.outbox, app.audit, app.announcer, clock] as const),
    );
    this.contacts = new ContactsService(door, app.contacts, app.audit, app.announcer, clock);
    this.neighbours = new NeighboursService(door, app.asked, app.outbox, app.audit, app.announcer, clock);
    this.visits = new Visits(new VisitRepository(door), cipher);
    const worker = { ...partsOf(workerDoor), notify: openNotify(workerDoor, clock), cipher, clock };
    const { questions, contacts, links, scenes, post, outbox, notify, announcer } = worker;
    this.runners = [ReceiveRunner, ForwardRunner, DeliverRunner, CloseRunner, ReturnRunner].map(
      (Runner) => new Runner(worker),
    );
    this.clockwork = new QuestionClock(workerDoor, questions, links, post, outbox, notify, announcer, clock);
    const tokens = new LinkTokens(SECRET);
    this.letters = new QuestionLetters(
      ...([workerDoor, questions, contacts, links, scenes, tokens, cipher, 'https://webcare.test', clock] as const),
    );
  }

  /** Does all work that was rung for, of every tenant, until nothing waits. @returns how many jobs. */
  async work(): Promise<number> {
    let done = 0;
    for (;;) {
      const { rows } = await this.tenancy.admin.query(
        `select id, tenant_id, topic, ref_id from app.outbox where topic like 'colleagues.%' order by id`,
      );
      if (rows.length === 0) return done;
      for (const { id, tenant_id: tenantId, topic, ref_id: refId } of rows) {
        const runner = this.runners.find((one) => one.topic === topic)!;
        await runner.run({ tenantId, refId, outboxId: id });
        await this.tenancy.admin.query('delete from app.outbox where id = $1', [id]);
        done += 1;
      }
    }
  }

  /** Writes the mails that wait for this address, as the sender would. */
  async mails(tenant: TestTenant, address: string): Promise<(MailContent | 'stop')[]> {
    const { rows } = await this.tenancy.admin.query(
      `select id, membership_id as "membershipId", address, topic, ref_id as "refId" from app.mail where tenant_id = $1 and address = $2 order by made_at, id`,
      [tenant.id, address],
    );
    const written: (MailContent | 'stop')[] = [];
    for (const row of rows) written.push(await this.tenancy.asWorker(tenant, () => this.letters.write(row as Mail)));
    return written;
  }

  /** The token in the newest mail to this address. */
  async tokenTo(tenant: TestTenant, address: string): Promise<string> {
    const mail = (await this.mails(tenant, address)).at(-1);
    if (!mail || mail === 'stop') throw new Error(`No mail for ${address}`);
    const link = mail.parts.find((part) => part.kind === 'link')!;
    return new URL(link.url).hash.slice(1);
  }
}

function partsOf(door: TenantDoor) {
  const outbox = new Outbox(door);
  const partnerships = new PartnershipRepository(door);
  return {
    door,
    outbox,
    questions: new QuestionRepository(door),
    contacts: new ContactRepository(door),
    links: new LinkRepository(door),
    asked: new NeighbourQuestionRepository(door),
    scenes: new SceneRepository(door),
    agreements: new Agreements(door, partnerships),
    partnerships: new Partnerships(door, partnerships),
    reminders: new ReminderTimes({ get: async () => officeHours }),
    post: new MailPost(door, outbox),
    audit: new AuditTrail(door),
    announcer: new Announcer(door),
  };
}

/** A conversation with a citizen, put there from outside. */
export async function addConversation(tenancy: TestTenancy, tenant: TestTenant): Promise<string> {
  const id = newId();
  await tenancy.admin.query(
    `insert into app.conversation (tenant_id, id, network, thread_key, involvement, author_external_id, author_handle, author_name, snippet, last_inbound_at,
       last_contact_at, why_code) values ($1, $2, 'mastodon', $2::uuid::text, 'lead', 'a1', 'truusmeer', 'Truus van der Meer', 'Mag dat?', now(), now(), 'municipality_named')`,
    [tenant.id, id],
  );
  return id;
}

/** A library agreement that these members signed; the first holds the licence. */
async function addAgreement(
  tenancy: TestTenancy,
  partnershipId: string,
  members: readonly TestTenant[],
): Promise<void> {
  const { rows } = await tenancy.admin.query(
    `insert into app.agreement (partnership_id, author_tenant_id, kind, name, valid_from, valid_until) values ($1, $2, 'library', 'Bibliotheek', '2020-01-01', '2099-01-01') returning id`,
    [partnershipId, members[0]!.id],
  );
  for (const member of members) {
    await tenancy.admin.query(
      'insert into app.agreement_party (partnership_id, agreement_id, member_id, author_tenant_id) values ($1, $2, $3, $4)',
      [partnershipId, rows[0].id, member.id, members[0]!.id],
    );
  }
}

/** Onsdorp with an agent and an admin, its neighbours that signed the agreement, and a desk at the moment that `now` tells. */
export async function openAskingTown(now: () => Date) {
  const tenancy = await openTestTenancy();
  const holder = await tenancy.addTenant('Veiligheidsregio');
  const ours = await tenancy.addTenant('Onsdorp');
  const next = await tenancy.addTenant('Buurdorp');
  const agent = await tenancy.addPerson(ours, ['agent'], { name: 'Anne Fictief' });
  const admin = await tenancy.addPerson(ours, ['tenant_admin']);
  const neighbour = await tenancy.addPerson(next, ['agent'], { name: 'Bo Buur' });
  const partnership = await tenancy.addPartnership('Samen', [holder, ours, next]);
  await addAgreement(tenancy, partnership, [holder, ours, next]);
  const desk = new AskingDesk(tenancy, { now });
  await tenancy.as(admin, () =>
    desk.contacts.saveSetting({ expectedTenantId: ours.id, domains: ['Onsdorp.test'], answerDays: 14, version: 0 }),
  );
  return { tenancy, holder, ours, next, agent, admin, neighbour, desk };
}

/** A question of Onsdorp to its own people about the hedges. */
export const hedgeQuestion = (
  ours: TestTenant,
  conversationId: string,
  changed: Partial<NewQuestion> = {},
): NewQuestion => ({
  ...{ commandId: newId(), expectedTenantId: ours.id, conversationId, audience: 'COLLEAGUE' },
  ...{ text: 'Wanneer wordt de heg langs het Zuideinde gesnoeid?', address: 'groen@onsdorp.test', name: 'Groen' },
  ...changed,
});
