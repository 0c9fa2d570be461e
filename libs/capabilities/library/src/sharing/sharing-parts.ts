import { openNotify, type Notify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import {
  Agreements,
  PartnershipRepository,
  Partnerships,
  type PartnershipView,
  type TenantView,
} from '@samenspraak/tenants';
import { agreementMissing } from '../library.errors.js';
import { answerRecalled } from '../recall/recall.errors.js';
import { RecallRepository } from '../recall/recall.repository.js';
import { TemplateRepository } from '../template.repository.js';
import { VariableRepository } from '../variable.repository.js';
import { AdoptionRepository } from './adoption.repository.js';
import { ItemRepository } from './item.repository.js';
import { PeopleRepository } from './people.repository.js';
import { PublicationRepository } from './publication.repository.js';

/** What sharing is made of, put together from one door. */
export class SharingParts {
  readonly items: ItemRepository;
  readonly adoptions: AdoptionRepository;
  readonly publications: PublicationRepository;
  readonly people: PeopleRepository;
  readonly templates: TemplateRepository;
  readonly variables: VariableRepository;
  readonly notify: Notify;
  readonly outbox: Outbox;
  private readonly audit: AuditTrail;
  private readonly announcer: Announcer;
  private readonly agreements: Agreements;
  private readonly partnerships: Partnerships;

  constructor(
    readonly door: TenantDoor,
    readonly clock: Clock,
  ) {
    this.items = new ItemRepository(door);
    this.adoptions = new AdoptionRepository(door);
    this.publications = new PublicationRepository(door);
    this.people = new PeopleRepository(door);
    this.templates = new TemplateRepository(door);
    this.variables = new VariableRepository(door);
    this.notify = openNotify(door, clock);
    this.outbox = new Outbox(door);
    this.audit = new AuditTrail(door);
    this.announcer = new Announcer(door);
    const rows = new PartnershipRepository(door);
    this.agreements = new Agreements(door, rows);
    this.partnerships = new Partnerships(door, rows);
  }

  /** With whom this tenant may share now. @throws DomainError LIBRARY_AGREEMENT_MISSING */
  async partnership(): Promise<{ readonly partnership: PartnershipView; readonly us: TenantView }> {
    const agreement = await this.agreements.find('library');
    const partnership = await this.partnerships.find();
    const us = partnership?.members.find((member) => member.id === this.door.tenantId());
    if (!agreement || !partnership || !us || agreement.partnershipId !== partnership.id) throw agreementMissing();
    const { id, code, name, kind, theme } = us;
    return { partnership, us: { id, code, name, kind, theme } };
  }

  /** @throws DomainError LIBRARY_ANSWER_RECALLED: a copy would be a way round. */
  async refuseRecalled(itemId: string, version: number): Promise<void> {
    const recalls = await new RecallRepository(this.door).list();
    const recall = recalls.find((one) => one.itemId === itemId && one.version === version);
    if (recall) throw answerRecalled(recall);
  }

  /** Says in the audit and on our screens what was done. */
  async done(action: string, id: string, details: Record<string, string | number> = {}): Promise<void> {
    await this.audit.record({ action, objectType: 'template', objectId: id, outcome: 'done', details });
    await this.announcer.announce('TEMPLATE', [id]);
  }

  /** Lets our own screens read again. */
  async announce(id: string): Promise<void> {
    await this.announcer.announce('TEMPLATE', [id]);
  }

  /** Lets the screens of all members read again. */
  async tellMembers(itemId: string, { members }: PartnershipView): Promise<void> {
    for (const member of members) await this.announcer.announce('TEMPLATE', [itemId], member.id);
  }
}
