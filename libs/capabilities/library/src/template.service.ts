import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import type { Agreements, Memberships, Partnerships } from '@samenspraak/tenants';
import { checkedScope, type ScopeWish } from './content/template-scope.js';
import { checkedDetails, type DetailField, publishedDetails } from './content/template-details.js';
import {
  scopeRefused,
  agreementMissing,
  fieldInvalid,
  ownShared,
  personalFound,
  sharedNotFound,
  templateChanged,
  templateNotFound,
  variableUnknown,
} from './library.errors.js';
import { libraryPermissions } from './library.permissions.js';
import { personalKinds } from './personal-data.js';
import type { SharedRepository, SharedTemplate } from './shared.repository.js';
import type { Template, TemplateRepository } from './template.repository.js';
import { missingVariables, unknownVariables, type TemplateText } from './variable-definition.js';
import type { VariableRepository } from './variable.repository.js';

type TemplateInput = Omit<TemplateText, 'topic' | 'block' | 'details'> &
  ScopeWish & {
    block?: TemplateText['block'] | null;
    /** Absent: as they were. */
    details?: { readonly [field in DetailField]?: string | null } | null;
    topic?: string | null;
    id?: string | null;
    version?: number | null;
  };

const LENGTHS = { title: [1, 120], topic: [0, 80], greeting: [0, 500], body: [1, 5000], closing: [0, 500] } as const;

/** Own templates, and what the partnership shares: publishing, following, declining, taking back. */
export class TemplateService {
  constructor(
    private readonly door: TenantDoor,
    private readonly templates: TemplateRepository,
    private readonly shared: SharedRepository,
    private readonly variables: VariableRepository,
    private readonly agreements: Agreements,
    private readonly partnerships: Partnerships,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
    private readonly members: Memberships,
  ) {}

  async listOwn(): Promise<Template[]> {
    await this.door.require(libraryPermissions.read);
    return this.templates.list();
  }

  async save(input: TemplateInput): Promise<Template> {
    await this.door.require(libraryPermissions.write);
    const before = input.id ? await this.own(input.id) : undefined;
    const details = input.details ? await this.details(input.details) : (before?.details ?? {});
    const text = { ...checked(input), details };
    const me = (await this.door.entrance()).membershipId;
    const scoped = await checkedScope(input, before, me, (one) => this.isColleague(one));
    const at = this.clock.now();
    const id = input.id ?? newId();
    if (before) {
      if (!(await this.templates.update(id, input.version ?? -1, text, scoped, at)))
        throw templateChanged(before.version);
    } else {
      await this.templates.insert(id, text, scoped, at);
    }
    await this.done('template.save', id);
    return this.own(id);
  }

  /** Puts the template as it stands before the partnership; whoever follows it has it at once. */
  async publish(templateId: string, note: string | null): Promise<Template> {
    await this.door.require(libraryPermissions.publish);
    const template = await this.own(templateId);
    if (template.scope !== 'TENANT') throw scopeRefused();
    const agreement = await this.agreements.find('library');
    const partnership = await this.partnerships.find();
    const publisher = partnership?.members.find((member) => member.id === this.door.tenantId());
    if (!agreement || !partnership || !publisher || agreement.partnershipId !== partnership.id)
      throw agreementMissing();
    const values = Object.values(await this.variables.values());
    const kinds = personalKinds(
      [
        ...Object.keys(LENGTHS).map((field) => template[field as keyof typeof LENGTHS]),
        ...Object.values(publishedDetails(template.details)),
      ].join('\n'),
      values,
    );
    if (kinds.length > 0) throw personalFound(kinds);
    const itemId = template.itemId ?? newId();
    const text = note?.toWellFormed().replaceAll('\0', '').trim().slice(0, 500) || null;
    await this.shared.publish(
      { id: itemId, partnershipId: partnership.id, version: template.version, note: text, at: this.clock.now() },
      template,
      publisher,
    );
    await this.templates.markPublished(template.id, itemId, template.version);
    await this.done('template.publish', template.id, { version: template.version });
    for (const member of partnership.members) await this.announcer.announce('TEMPLATE', [itemId], member.id);
    return this.own(template.id);
  }

  /** Takes a template back: no one new can follow it; who follows it keeps it. */
  async withdraw(templateId: string): Promise<Template> {
    await this.door.require(libraryPermissions.publish);
    const template = await this.own(templateId);
    if (template.itemId) {
      await this.shared.withdraw(template.itemId, this.clock.now());
      await this.templates.markWithdrawn(template.id);
      await this.done('template.withdraw', template.id);
    }
    return this.own(template.id);
  }

  /** With the variables that this tenant would have to fill. */
  async listShared(search: string | null): Promise<(SharedTemplate & { missingVariables: string[] })[]> {
    await this.door.require(libraryPermissions.read);
    const values = await this.variables.values();
    const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
    const found = (await this.shared.list()).filter((item) => {
      const text = `${item.title} ${item.topic} ${item.body} ${item.publisher.name}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return found.map((item) => ({ ...item, missingVariables: missingVariables(item, values) }));
  }

  async adopt(sharedId: string): Promise<SharedTemplate & { missingVariables: string[] }> {
    return this.decide(sharedId, 'FOLLOW', null);
  }

  async decline(sharedId: string, reason: string): Promise<SharedTemplate & { missingVariables: string[] }> {
    return this.decide(sharedId, 'DECLINED', within('reason', reason, 1, 500));
  }

  private async decide(sharedId: string, state: 'FOLLOW' | 'DECLINED', reason: string | null) {
    await this.door.require(libraryPermissions.adopt);
    const item = isId(sharedId) ? await this.shared.find(sharedId) : undefined;
    if (!item) throw sharedNotFound();
    if (item.mine) throw ownShared();
    if (!(await this.agreements.hasAgreement('library'))) throw agreementMissing();
    await this.shared.decide(item, { state, reason, at: this.clock.now() });
    await this.done(state === 'FOLLOW' ? 'template.adopt' : 'template.decline', item.id, { version: item.version });
    const values = await this.variables.values();
    return {
      ...item,
      adoption: state,
      adoptedVersion: state === 'FOLLOW' ? item.version : null,
      missingVariables: missingVariables(item, values),
    };
  }

  private details(input: NonNullable<TemplateInput['details']>) {
    return checkedDetails(input, (id) => this.isColleague(id));
  }

  private async isColleague(id: string): Promise<boolean> {
    return isId(id) && (await this.members.find(id)) !== undefined;
  }

  private async own(id: string): Promise<Template> {
    const found = isId(id) ? await this.templates.find(id) : undefined;
    if (!found) throw templateNotFound();
    return found;
  }

  private async done(action: string, id: string, details: Record<string, string | number> = {}): Promise<void> {
    await this.audit.record({ action, objectType: 'template', objectId: id, outcome: 'done', details });
    await this.announcer.announce('TEMPLATE', [id]);
  }
}

function checked(input: TemplateInput): Omit<TemplateText, 'details'> {
  const field = (name: keyof typeof LENGTHS) => within(name, input[name] ?? '', LENGTHS[name][0], LENGTHS[name][1]);
  const text = {
    title: field('title'),
    topic: field('topic'),
    greeting: field('greeting'),
    body: field('body'),
    closing: field('closing'),
    block: input.block ?? ('BODY' as const),
  };
  const unknown = unknownVariables(text.greeting, text.body, text.closing);
  if (unknown.length > 0) throw variableUnknown(unknown);
  return text;
}

function within(field: string, text: string, least: number, most: number): string {
  const clean = text.toWellFormed().replaceAll('\0', '').trim();
  if (clean.length < least || clean.length > most) throw fieldInvalid(field, least, most);
  return clean;
}
