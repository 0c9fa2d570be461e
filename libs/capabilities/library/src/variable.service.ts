import { variablesOf } from '@samenspraak/language/template';
import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { fieldInvalid, variableUnknown } from './library.errors.js';
import { libraryPermissions } from './library.permissions.js';
import type { SharedRepository } from './shared.repository.js';
import type { TemplateRepository } from './template.repository.js';
import { answerText, VARIABLES } from './variable-definition.js';
import type { VariableRepository } from './variable.repository.js';

export interface Variable {
  readonly name: string;
  readonly value: string | null;
  readonly description: string;
  /** Answers of this tenant, own and followed, that need it. */
  readonly usedIn: number;
}

/** The tenant's own values, from which every answer is filled. */
export class VariableService {
  constructor(
    private readonly door: TenantDoor,
    private readonly variables: VariableRepository,
    private readonly templates: TemplateRepository,
    private readonly shared: SharedRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<Variable[]> {
    await this.door.require(libraryPermissions.read);
    const values = await this.variables.values();
    const answers = [...(await this.templates.list()), ...(await this.shared.listFollowed())];
    const used = answers.map((answer) => new Set(variablesOf(answerText(answer))));
    return Object.entries(VARIABLES).map(([name, description]) => ({
      name,
      value: values[name] ?? null,
      description,
      usedIn: used.filter((names) => names.has(name)).length,
    }));
  }

  async set(name: string, value: string): Promise<Variable> {
    await this.door.require(libraryPermissions.setVariable);
    if (!Object.hasOwn(VARIABLES, name)) throw variableUnknown([name.slice(0, 80)]);
    const clean = value.toWellFormed().replaceAll('\0', '').trim();
    if (clean.length < 1 || clean.length > 500) throw fieldInvalid('value', 1, 500);
    await this.variables.set(name, clean, this.clock.now());
    await this.audit.record({ action: 'variable.set', objectType: 'variable', objectId: name, outcome: 'done' });
    await this.announcer.announce('TEMPLATE', [name]);
    return (await this.list()).find((variable) => variable.name === name)!;
  }
}
