import { AuditTrail } from '@samenspraak/platform/audit';
import { newId } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { PartnershipRepository, Partnerships } from '@samenspraak/tenants';
import { shareAnswer } from '../recall/recall-fixture.js';
import { FiguresConsent } from './figures-consent.js';
import { SharedTextFigures } from './text-figures.js';

/** One neighbour that uses the text. */
export interface User {
  readonly tenant: TestTenant;
  readonly coordinator: TestPerson;
  readonly agent: TestPerson;
}

/** An author whose text neighbours use, of whom some consent. Months are counted back from now: 1 is the last one that shows. */
export class FiguresTown {
  tenancy: TestTenancy;
  writer: TestPerson;
  itemId: string;
  partnership: string;
  readonly users: User[] = [];
  figures: SharedTextFigures;
  consent: FiguresConsent;

  async open(names: readonly string[]): Promise<void> {
    this.tenancy = await openTestTenancy();
    const { tenancy } = this;
    const author = await tenancy.addTenant('Auteur');
    this.writer = await tenancy.addPerson(author, ['agent']);
    for (const name of names) {
      const tenant = await tenancy.addTenant(name);
      const [coordinator, agent] = [
        await tenancy.addPerson(tenant, ['coordinator'], { name: `Coördinator van ${name}` }),
        await tenancy.addPerson(tenant, ['agent']),
      ];
      this.users.push({ tenant, coordinator, agent });
    }
    const members = [author, ...this.users.map((user) => user.tenant)];
    this.partnership = await tenancy.addPartnership('Samen', members);
    const agreement = newId();
    await tenancy.admin.query(
      `insert into app.agreement (partnership_id, id, author_tenant_id, kind, name, valid_from, valid_until)
       values ($1, $2, $3, 'library', 'Samen antwoorden', '2020-01-01', '2090-01-01')`,
      [this.partnership, agreement, author.id],
    );
    for (const { id } of members)
      await tenancy.admin.query('insert into app.agreement_party values ($1, $2, $3, $4)', [
        ...[this.partnership, agreement, id, author.id],
      ]);
    await this.shareAnew(author);
    const { door } = tenancy;
    const partnerships = new Partnerships(door, new PartnershipRepository(door));
    this.figures = new SharedTextFigures(door);
    this.consent = new FiguresConsent(door, partnerships, new AuditTrail(door), new Announcer(door), {
      now: () => new Date(),
    });
  }

  /** Another text, of which nothing was counted yet; and nobody consents. */
  async shareAnew(author = { id: this.writer.tenantId, code: 'TAA', name: 'Auteur' } as TestTenant): Promise<void> {
    await this.tenancy.admin.query('delete from app.figures_consent');
    this.itemId = (await shareAnswer(this.tenancy, this.writer, this.partnership, author)).itemId;
  }

  /** What the worker of one neighbour counted, with its word of that moment. */
  async counted(who: number, month: number, sent: number, more: { edited?: number; reopened?: number } = {}) {
    await this.countedAll([{ who, month, sent, edited: more.edited ?? sent * 12, reopened: more.reopened ?? 0 }]);
  }

  async countedAll(
    cells: readonly { who: number; month: number; sent: number; edited?: number; reopened?: number }[],
  ): Promise<void> {
    await this.tenancy.admin.query(
      `insert into app.text_use (tenant_id, item_id, month, named, sent, edited_total, reopened, counted_at)
       select x.tenant, $1, to_char(m.first, 'YYYY-MM'), exists (select from app.figures_consent g where g.tenant_id = x.tenant), x.sent,
         coalesce(x.edited, 0), coalesce(x.reopened, 0), (m.first + interval '1 month 1 day') at time zone 'Europe/Amsterdam'
       from jsonb_to_recordset($2) as x(tenant uuid, month int, sent int, edited int, reopened int)
       cross join lateral (select date_trunc('month', (now() at time zone 'Europe/Amsterdam') - interval '3 days 1 hour')
         - make_interval(months => x.month) as first) m`,
      [this.itemId, JSON.stringify(cells.map((cell) => ({ ...cell, tenant: this.users[cell.who]!.tenant.id })))],
    );
  }

  read(person = this.writer, itemId = this.itemId) {
    return this.tenancy.as(person, () => this.figures.of(itemId));
  }

  say(who: number, given: boolean) {
    const { coordinator, tenant } = this.users[who]!;
    return this.tenancy.as(coordinator, () => this.consent.set(tenant.id, given));
  }
}
