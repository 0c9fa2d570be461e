import {
  AnsweringService,
  ChangeRepository,
  ConversationRepository,
  DraftRepository,
  ThreadRepository,
} from '@samenspraak/conversations';
import { AuditTrail } from '@samenspraak/platform/audit';
import { newId, systemClock, type Clock } from '@samenspraak/platform/kernel';
import { Announcer, type JobRunner } from '@samenspraak/platform/queue';
import type { TestPerson, TestTenancy, TestTenant } from '@samenspraak/platform/testing';
import { Memberships, PartnershipRepository, Partnerships } from '@samenspraak/tenants';
import { AnswerService } from '../answer.service.js';
import { openRecalls } from '../recall/open-recalls.js';
import { SharedRepository } from '../shared.repository.js';
import { TemplateRepository } from '../template.repository.js';
import { TemplateService } from '../template.service.js';
import { VariableRepository } from '../variable.repository.js';
import { openSharing } from './open-sharing.js';
import { sharingRunners } from './sharing-runners.js';

/** One council of a test, with an agent who writes and a coordinator who agrees. */
export interface Council {
  readonly tenant: TestTenant;
  readonly agent: TestPerson;
  readonly coordinator: TestPerson;
}

export const FIRST = {
  title: 'Container niet geleegd',
  topic: 'Afval',
  greeting: 'Hallo,',
  body: 'Wat vervelend. Zet de container terug. We komen deze week langs.',
  closing: 'Groet',
};

/** Every door of the library over one test tenancy, and what only tests do. */
export class SharingTown {
  readonly templates: TemplateService;
  readonly answers: AnswerService;
  readonly sharing: ReturnType<typeof openSharing>;
  readonly recalls: ReturnType<typeof openRecalls>;
  private readonly runners: readonly JobRunner[];

  private constructor(
    readonly tenancy: TestTenancy,
    readonly partnershipId: string,
    readonly councils: readonly Council[],
    clock: Clock,
  ) {
    const { door } = tenancy;
    const rows = new PartnershipRepository(door);
    const [members, partnerships] = [new Memberships(door, rows), new Partnerships(door, rows)];
    const [templates, shared, values] = [
      new TemplateRepository(door),
      new SharedRepository(door),
      new VariableRepository(door),
    ];
    const announcer = new Announcer(door);
    this.templates = new TemplateService(
      door,
      templates,
      new AuditTrail(door),
      announcer,
      clock,
      members,
      new VariableRepository(door),
    );
    const conversations = new AnsweringService(
      ...([door, new ConversationRepository(door), new ThreadRepository(door), new ChangeRepository(door)] as const),
      ...([new DraftRepository(door), undefined as never, announcer, clock] as const),
    );
    this.answers = new AnswerService(door, templates, shared, values, conversations, members, partnerships);
    this.sharing = openSharing(door, clock);
    this.recalls = openRecalls({ door, answers: this.answers, conversations, clock });
    this.runners = sharingRunners(tenancy.workerDoor, tenancy.store, clock);
  }

  /** Councils of one partnership that may share; the first one writes. */
  static async open(tenancy: TestTenancy, names: readonly string[], clock: Clock = systemClock): Promise<SharingTown> {
    const councils: Council[] = [];
    for (const name of names) councils.push(await addCouncil(tenancy, name));
    const tenants = councils.map(({ tenant }) => tenant);
    const partnershipId = await tenancy.addPartnership('Zaanstreek-Waterland', tenants);
    await signAgreement(tenancy, partnershipId, tenants);
    return new SharingTown(tenancy, partnershipId, councils, clock);
  }

  /** More councils of the same partnership, under the same agreement. */
  async addCouncils(names: readonly string[]): Promise<Council[]> {
    const added: Council[] = [];
    for (const name of names) added.push(await addCouncil(this.tenancy, name));
    for (const { tenant } of added) {
      await this.tenancy.admin.query(
        `insert into app.partnership_member (member_id, partnership_id, code, name, kind, theme, gm_code, inhabitants)
         select t.id, $1, t.code, t.name, t.kind, t.theme, t.gm_code, t.inhabitants from app.tenant t where t.id = $2`,
        [this.partnershipId, tenant.id],
      );
      await this.tenancy.admin.query(
        `insert into app.agreement_party (partnership_id, agreement_id, member_id, author_tenant_id)
         select a.partnership_id, a.id, $2, a.author_tenant_id from app.agreement a where a.partnership_id = $1`,
        [this.partnershipId, tenant.id],
      );
    }
    return added;
  }

  as<T>({ agent }: Council, work: () => Promise<T>): Promise<T> {
    return this.tenancy.as(agent, work);
  }

  /** A template of this council, not shared yet. */
  async write(council: Council, changed: Partial<typeof FIRST> = {}): Promise<string> {
    return (await this.as(council, () => this.templates.save({ ...FIRST, ...changed }))).id;
  }

  /** Asked by the agent, agreed by the coordinator. @returns the item. */
  async publish(council: Council, templateId: string, note: string | null = null): Promise<string> {
    await this.as(council, () => this.sharing.templates.publish(templateId, note));
    return this.tenancy.as(council.coordinator, async () => {
      const asked = (await this.sharing.publications.list()).find(
        (one) => one.sourceId === templateId && one.state === 'REQUESTED',
      );
      return (await this.sharing.publications.agree(asked!.id)).itemId;
    });
  }

  /** Does every job of sharing that waits and is due, as relay and worker would. */
  async work(now: Date = new Date()): Promise<void> {
    for (;;) {
      const { rows } = await this.tenancy.admin.query<{ id: string; tenant_id: string; topic: string; ref_id: string }>(
        `select o.id, o.tenant_id, o.topic, o.ref_id from app.outbox o where (o.topic like 'library.%' or o.topic = 'recall.keep') and o.due_at <= greatest($1::timestamptz, now()) order by o.id`,
        [now],
      );
      if (rows.length === 0) return;
      for (const row of rows) {
        const runner = this.runners.find((one) => one.topic === row.topic)!;
        await runner.run({ tenantId: row.tenant_id, refId: row.ref_id, outboxId: row.id });
        await this.tenancy.admin.query('delete from app.outbox o where o.id = $1', [row.id]);
      }
    }
  }

  /** In or out of the partnership from this moment on. */
  async setMember({ tenant }: Council, isMember: boolean): Promise<void> {
    await this.tenancy.admin.query(
      `update app.partnership_member m set valid_until = $3 where m.partnership_id = $1 and m.member_id = $2`,
      [this.partnershipId, tenant.id, isMember ? 'infinity' : new Date(Date.now() - 1000)],
    );
  }

  addConversation({ tenant }: Council): Promise<string> {
    return addConversation(this.tenancy, tenant);
  }
}

async function addCouncil(tenancy: TestTenancy, name: string): Promise<Council> {
  const tenant = await tenancy.addTenant(name);
  const agent = await tenancy.addPerson(tenant, ['agent'], { name: `Schrijver van ${name}` });
  const coordinator = await tenancy.addPerson(tenant, ['coordinator'], { name: `Coördinator van ${name}` });
  return { tenant, agent, coordinator };
}

/** A library agreement of these tenants that is valid now. */
export async function signAgreement(
  tenancy: TestTenancy,
  partnershipId: string,
  parties: readonly TestTenant[],
): Promise<void> {
  const id = newId();
  await tenancy.admin.query(
    `insert into app.agreement (partnership_id, id, author_tenant_id, kind, name, valid_from, valid_until) values ($1, $2, $3, 'library', 'Bibliotheek', '2020-01-01', '2040-01-01')`,
    [partnershipId, id, parties[0]!.id],
  );
  for (const party of parties)
    await tenancy.admin.query('insert into app.agreement_party values ($1, $2, $3, $4)', [
      ...[partnershipId, id, party.id, parties[0]!.id],
    ]);
}

/** A conversation with one citizen, who wrote this when it is given. */
export async function addConversation(tenancy: TestTenancy, tenant: TestTenant, text?: string): Promise<string> {
  const id = newId();
  await tenancy.admin.query(
    `insert into app.conversation (tenant_id, id, network, thread_key, involvement, author_external_id, author_handle, author_name, last_inbound_at,
       last_contact_at, why_code) values ($1, $2, 'mastodon', $3, 'lead', 'a', 'bewoner', 'Jo', now(), now(), 'x')`,
    [tenant.id, id, newId()],
  );
  if (text === undefined) return id;
  await tenancy.admin.query(
    `insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name,
       text, at, visibility, revision) values ($1, $2, 'mastodon', $3, 'x', 'inbound', 'a', 'bewoner', 'Jo', $4, now(), 'public', 1)`,
    [tenant.id, id, newId(), text],
  );
  return id;
}
