import { circleOf, readValue, VALUE_FORMATS, type ValueKind, variablesOf } from '@samenspraak/language/template';
import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { requireRenderable } from './content/template-checks.js';
import {
  conditionBroken,
  valueInvalid,
  variableChanged,
  variableCircle,
  variableInUse,
  variablesFull,
  variableTaken,
} from './content/content.errors.js';
import { fieldInvalid, variableUnknown } from './library.errors.js';
import { libraryPermissions } from './library.permissions.js';
import type { SharedRepository } from './shared.repository.js';
import type { TemplateRepository } from './template.repository.js';
import { answerText, CHANNEL, CONVERSATION_VARIABLES, VARIABLE_KINDS, VARIABLES } from './variable-definition.js';
import type { OwnVariable, VariableRepository } from './variable.repository.js';

export interface Variable extends OwnVariable {
  /** As it was written. */
  readonly value: string | null;
  /** As a citizen reads it; null where it has none, also because it goes in a circle. */
  readonly shown: string | null;
  /** Of the value; 0 as long as there is none. */
  readonly version: number;
  /** Added by this tenant. */
  readonly own: boolean;
  /** Answers of this tenant, own and followed, that need it. */
  readonly usedIn: number;
}

const NAME = /^[\p{Ll}][\p{Ll}\p{N}_-]{0,40}(?:\.[\p{Ll}][\p{Ll}\p{N}_-]{0,40}){0,2}$/u;
const MOST = 200;
const ADOPTED = 'Nodig voor een antwoord dat jullie overnamen';

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

  /** The list that everybody has, then what this tenant added, then what an adopted answer asks for besides. */
  async list(): Promise<Variable[]> {
    await this.door.require(libraryPermissions.read);
    const [kept, shown] = [await this.variables.kept(), await this.variables.values()];
    const answers = [...(await this.templates.list()), ...(await this.shared.listFollowed())];
    const used = answers.map((answer) => new Set(variablesOf(`${answerText(answer)}\n${answer.details.short ?? ''}`)));
    const own = await this.variables.listOwn();
    const known = new Map<string, OwnVariable>(
      Object.entries(VARIABLES).map(([name, description]) => [name, { name, description, ...kindOf(name) }]),
    );
    for (const one of own) known.set(one.name, one);
    for (const name of used.flatMap((names) => [...names]))
      if (!known.has(name) && !isGiven(name)) known.set(name, { name, description: ADOPTED, ...kindOf(name) });
    const added = new Set(own.map(({ name }) => name));
    return [...known.values()].map((one) => ({
      ...one,
      value: kept.get(one.name)?.value ?? null,
      shown: shown[one.name] ?? null,
      version: kept.get(one.name)?.version ?? 0,
      own: added.has(one.name),
      usedIn: used.filter((names) => names.has(one.name)).length,
    }));
  }

  /** @throws DomainError LIBRARY_VALUE_INVALID, LIBRARY_VARIABLE_CIRCLE, LIBRARY_VARIABLE_CHANGED, LIBRARY_VARIABLE_UNKNOWN */
  async set(name: string, value: string, seenVersion: number): Promise<Variable> {
    await this.door.require(libraryPermissions.setVariable);
    const before = (await this.list()).find((one) => one.name === name);
    if (!before) throw variableUnknown([name.slice(0, 80)]);
    const clean = plainText(value);
    if (clean.length < 1 || clean.length > 500) throw fieldInvalid('value', 1, 500);
    const read = readValue(before.kind, clean);
    if (read === undefined) throw valueInvalid(before.kind);
    if (read.includes('{{#') || read.includes('{{/')) throw conditionBroken('value', 0, read.slice(0, 40));
    await requireRenderable({ value: read }, this.variables);
    const given = variablesOf(read).filter(isGiven);
    if (given.length > 0) throw variableUnknown(given);
    const kept = [...(await this.variables.kept())].map(([one, { value: text }]) => [one, text]);
    const circle = circleOf(name, { ...Object.fromEntries(kept), [name]: read } as Record<string, string>);
    if (circle) throw variableCircle(circle);
    if (!(await this.variables.set(name, read, seenVersion, this.clock.now()))) throw variableChanged(before.version);
    await this.done('variable.set', name);
    return this.get(name);
  }

  /** @throws DomainError LIBRARY_VARIABLE_TAKEN, LIBRARY_VARIABLES_FULL, LIBRARY_FIELD_INVALID */
  async add(input: { name: string; kind: ValueKind; format?: string | null; description: string }): Promise<Variable> {
    await this.door.require(libraryPermissions.setVariable);
    const name = input.name.trim().toLowerCase();
    const description = plainText(input.description);
    if (!NAME.test(name) || name.length > 80) throw fieldInvalid('name', 1, 80);
    if (description.length < 1 || description.length > 120) throw fieldInvalid('description', 1, 120);
    const formats: readonly string[] = VALUE_FORMATS[input.kind];
    const format = input.format && formats.includes(input.format) ? input.format : null;
    if (Object.hasOwn(VARIABLES, name) || isGiven(name)) throw variableTaken(name);
    if ((await this.variables.listOwn()).length >= MOST) throw variablesFull(MOST);
    const added = await this.variables.addOwn({ name, kind: input.kind, format, description }, this.clock.now());
    if (!added) throw variableTaken(name);
    await this.done('variable.add', name);
    return this.get(name);
  }

  /** @throws DomainError LIBRARY_VARIABLE_IN_USE as long as an answer or another value needs it */
  async remove(name: string): Promise<boolean> {
    await this.door.require(libraryPermissions.setVariable);
    const all = await this.list();
    const found = all.find((one) => one.name === name && one.own);
    if (!found) throw variableUnknown([name.slice(0, 80)]);
    const others = all.filter((one) => variablesOf(one.value ?? '').includes(name)).length;
    if (found.usedIn + others > 0) throw variableInUse(found.usedIn + others);
    const removed = await this.variables.removeOwn(name);
    await this.done('variable.remove', name);
    return removed;
  }

  private async get(name: string): Promise<Variable> {
    return (await this.list()).find((variable) => variable.name === name)!;
  }

  private async done(action: string, name: string): Promise<void> {
    await this.audit.record({ action, objectType: 'variable', objectId: name, outcome: 'done' });
    await this.announcer.announce('TEMPLATE', [name]);
  }
}

const GIVEN = new Set<string>([...CONVERSATION_VARIABLES, CHANNEL]);
const isGiven = (name: string) => GIVEN.has(name);

// A neighbour's own variable came without its kind: its name tells.
function kindOf(name: string): { kind: ValueKind; format: null } {
  return { kind: VARIABLE_KINDS[name] ?? (name.startsWith('link.') ? 'LINK' : 'TEXT'), format: null };
}
