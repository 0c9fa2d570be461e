import type { AuditTrail } from '@samenspraak/platform/audit';
import { brokenConstraint, expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock } from '@samenspraak/platform/kernel';
import { mailAddress } from '@samenspraak/platform/mail';
import type { Announcer } from '@samenspraak/platform/queue';
import { cleanLine } from './clean-text.js';
import {
  addressTaken,
  bookChanged,
  bookFull,
  contactNotFound,
  domainRefused,
  textInvalid,
} from './colleagues.errors.js';
import { colleaguesPermissions } from './colleagues.permissions.js';
import type { ContactRepository } from './contact.repository.js';
import { checkedAddress, type Contact, type ContactKind } from './contact.js';

const MOST_CONTACTS = 300;
const MOST_DOMAINS = 20;

export interface ContactBook {
  readonly contacts: readonly Contact[];
  readonly domains: readonly string[];
  readonly answerDays: number;
  readonly version: number;
}

/** The address book of whom a tenant asks: departments and colleagues without a seat. */
export class ContactsService {
  constructor(
    private readonly door: TenantDoor,
    private readonly contacts: ContactRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<ContactBook> {
    await this.door.require(colleaguesPermissions.readBook);
    const { mailDomains, answerDays, version } = await this.contacts.setting();
    return { contacts: await this.contacts.list(), domains: mailDomains, answerDays, version };
  }

  /** @throws DomainError COLLEAGUES_ADDRESS_INVALID, COLLEAGUES_ADDRESS_TAKEN, COLLEAGUES_BOOK_CHANGED, COLLEAGUES_BOOK_FULL */
  async save(input: {
    id?: string | null;
    version?: number | null;
    expectedTenantId: string;
    kind: ContactKind;
    name: string;
    department?: string | null;
    address: string;
  }): Promise<ContactBook> {
    await this.begin(input.expectedTenantId);
    const given = {
      kind: input.kind,
      name: cleanLine(input.name, 80),
      department: cleanLine(input.department ?? '', 80, 0),
      address: checkedAddress(input.address),
    };
    const at = this.clock.now();
    if (input.id) {
      const before = await this.find(input.id);
      const changed = await this.contacts
        .update({ ...given, id: before.id, version: input.version ?? 0 }, at)
        .catch((error: unknown) => {
          throw brokenConstraint(error) ? addressTaken() : error;
        });
      if (!changed) throw bookChanged(before.version);
    } else {
      if ((await this.contacts.list()).length >= MOST_CONTACTS) throw bookFull(MOST_CONTACTS);
      if (!(await this.contacts.insert({ id: newId(), ...given }, at))) throw addressTaken();
    }
    return this.done('colleagues.contact', input.id ?? 'new');
  }

  /** Questions that were asked keep their name and address. */
  async remove(input: { contactId: string; expectedTenantId: string }): Promise<ContactBook> {
    await this.begin(input.expectedTenantId);
    if (!(await this.contacts.remove((await this.find(input.contactId)).id))) throw contactNotFound();
    return this.done('colleagues.contact.remove', input.contactId);
  }

  async saveSetting(input: {
    expectedTenantId: string;
    domains: readonly string[];
    answerDays: number;
    version: number;
  }): Promise<ContactBook> {
    await this.begin(input.expectedTenantId);
    const domains = [
      ...new Set(input.domains.map((one) => one.trim().replace(/^@/, '').toLowerCase()).filter(Boolean)),
    ];
    const { answerDays, version } = input;
    if (domains.length > MOST_DOMAINS) throw domainRefused(domains.slice(MOST_DOMAINS));
    const wrong = domains.filter((one) => mailAddress(`a@${one}`) !== `a@${one}`);
    if (wrong.length > 0) throw domainRefused(wrong.map((one) => one.slice(0, 100)));
    if (!Number.isInteger(answerDays) || answerDays < 1 || answerDays > 60) throw textInvalid(1, 60);
    if (!(await this.contacts.saveSetting({ mailDomains: domains, answerDays, version }, this.clock.now()))) {
      throw bookChanged((await this.contacts.setting()).version);
    }
    return this.done('colleagues.setting', this.door.tenantId());
  }

  private async begin(expectedTenantId: string): Promise<void> {
    await this.door.require(colleaguesPermissions.keepBook);
    expectTenant(this.door, expectedTenantId);
  }

  private async find(id: string): Promise<Contact> {
    const found = isId(id) ? await this.contacts.find(id) : undefined;
    if (!found) throw contactNotFound();
    return found;
  }

  private async done(action: string, objectId: string): Promise<ContactBook> {
    await this.audit.record({ action, objectType: 'colleague_contact', objectId, outcome: 'done' });
    await this.announcer.announce('QUESTION', [this.door.tenantId()]);
    return this.get();
  }
}
