import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import type { Memberships } from '@samenspraak/tenants';
import { requireRenderable } from './content/template-checks.js';
import { checkedScope, type ScopeWish } from './content/template-scope.js';
import { checkedDetails, type DetailField } from './content/template-details.js';
import { fieldInvalid, templateChanged, templateNotFound } from './library.errors.js';
import { libraryPermissions } from './library.permissions.js';
import type { Template, TemplateRepository } from './template.repository.js';
import type { TemplateText } from './variable-definition.js';
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

/** Templates of one's own. What is shared of them is `sharing/`. */
export class TemplateService {
  constructor(
    private readonly door: TenantDoor,
    private readonly templates: TemplateRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
    private readonly members: Memberships,
    private readonly variables: VariableRepository,
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
    const { greeting, body, closing } = text;
    await requireRenderable({ greeting, body, closing, short: details.short ?? '' }, this.variables);
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
  return {
    title: field('title'),
    topic: field('topic'),
    greeting: field('greeting'),
    body: field('body'),
    closing: field('closing'),
    block: input.block ?? ('BODY' as const),
  };
}

function within(field: string, text: string, least: number, most: number): string {
  const clean = plainText(text);
  if (clean.length < least || clean.length > most) throw fieldInvalid(field, least, most);
  return clean;
}
