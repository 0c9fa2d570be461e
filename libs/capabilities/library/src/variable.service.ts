import {
  circleOf,
  conditionsOf,
  readValue,
  showValue,
  VALUE_FORMATS,
  type ValueKind,
  variablesOf,
} from '@samenspraak/language/template';
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
  /** Of these the ones that the person may see. */
  readonly usedBy: readonly { readonly id: string; readonly title: string }[];
  /** Other variables whose value needs it. */
  readonly usedInValues: readonly string[];
}

export interface VariableWish {
  readonly name: string;
  readonly kind: ValueKind;
  readonly format?: string | null;
  readonly unit?: string | null;
  readonly description: string;
}

interface Use {
  readonly id: string;
  readonly title: string;
  readonly seen: boolean;
  readonly names: ReadonlySet<string>;
}

const NAME = /^[\p{Ll}][\p{Ll}\p{N}_-]{0,40}(?:\.[\p{Ll}][\p{Ll}\p{N}_-]{0,40}){0,2}$/u;
const MOST = 200;
const MOST_NAMED = 50;
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
    const uses = await this.uses();
    const own = await this.variables.listOwn();
    const known = new Map<string, OwnVariable>(
      Object.entries(VARIABLES).map(([name, description]) => [name, { name, description, ...kindOf(name) }]),
    );
    for (const one of own) known.set(one.name, one);
    for (const name of uses.flatMap(({ names }) => [...names]))
      if (!known.has(name) && !isGiven(name)) known.set(name, { name, description: ADOPTED, ...kindOf(name) });
    const added = new Set(own.map(({ name }) => name));
    return [...known.values()].map((one) => {
      const using = uses.filter(({ names }) => names.has(one.name));
      return {
        ...one,
        value: kept.get(one.name)?.value ?? null,
        shown: shown[one.name] ?? null,
        version: kept.get(one.name)?.version ?? 0,
        own: added.has(one.name),
        usedIn: using.length,
        usedBy: using.flatMap(({ id, title, seen }) => (seen ? [{ id, title }] : [])).slice(0, MOST_NAMED),
        usedInValues: [...kept].filter(([, { value }]) => variablesOf(value).includes(one.name)).map(([name]) => name),
      };
    });
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
  async add(input: VariableWish): Promise<Variable> {
    await this.door.require(libraryPermissions.setVariable);
    const wish = checkedWish(input);
    if (Object.hasOwn(VARIABLES, wish.name) || isGiven(wish.name)) throw variableTaken(wish.name);
    if ((await this.variables.listOwn()).length >= MOST) throw variablesFull(MOST);
    const added = await this.variables.addOwn(wish, this.clock.now());
    if (!added) throw variableTaken(wish.name);
    await this.done('variable.add', wish.name);
    return this.get(wish.name);
  }

  /**
   * Another kind, form or description of one that this tenant added. Its value must fit the new kind, so that no answer breaks.
   *
   * @throws DomainError LIBRARY_VARIABLE_UNKNOWN, LIBRARY_VALUE_INVALID, LIBRARY_FIELD_INVALID
   */
  async change(input: VariableWish): Promise<Variable> {
    await this.door.require(libraryPermissions.setVariable);
    const wish = checkedWish(input);
    const before = (await this.list()).find((one) => one.name === wish.name && one.own);
    if (!before) throw variableUnknown([wish.name]);
    if (before.value !== null && wish.kind !== before.kind) {
      const read = readValue(wish.kind, showValue(before.kind, null, before.value));
      if (read === undefined) throw valueInvalid(wish.kind);
      const kept = await this.variables.set(wish.name, read, before.version, this.clock.now());
      if (!kept) throw variableChanged(before.version);
    }
    await this.variables.changeOwn(wish);
    await this.done('variable.change', wish.name);
    return this.get(wish.name);
  }

  /** With its value. @throws DomainError LIBRARY_VARIABLE_IN_USE as long as an answer or another value needs it */
  async remove(name: string): Promise<boolean> {
    await this.door.require(libraryPermissions.setVariable);
    const found = (await this.list()).find((one) => one.name === name && one.own);
    if (!found) throw variableUnknown([name.slice(0, 80)]);
    const { usedIn, usedBy, usedInValues } = found;
    if (usedIn + usedInValues.length > 0)
      throw variableInUse(usedIn + usedInValues.length, [...usedBy.map(({ title }) => title), ...usedInValues]);
    const removed = await this.variables.removeOwn(name);
    await this.done('variable.remove', name);
    return removed;
  }

  /** What each answer of this tenant needs, own and adopted, in its text and in its conditions. */
  private async uses(): Promise<Use[]> {
    const { membershipId } = await this.door.entrance();
    const own = (await this.templates.listOfTenant()).map((one) => ({
      ...one,
      seen: one.scope === 'TENANT' || one.writerId === membershipId || one.teamIds.includes(membershipId),
    }));
    const adopted = (await this.shared.listFollowed()).map((one) => ({ ...one, seen: true }));
    return [...own, ...adopted].map((answer) => {
      const text = `${answerText(answer)}\n${answer.details.short ?? ''}`;
      const { id, title, seen } = answer;
      return { id, title, seen, names: new Set([...variablesOf(text), ...conditionsOf(text)]) };
    });
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
function kindOf(name: string): { kind: ValueKind; format: null; unit: null } {
  return { kind: VARIABLE_KINDS[name] ?? (name.startsWith('link.') ? 'LINK' : 'TEXT'), format: null, unit: null };
}

/** @throws DomainError LIBRARY_FIELD_INVALID */
function checkedWish(input: VariableWish): OwnVariable {
  const name = input.name.trim().toLowerCase();
  const description = plainText(input.description);
  if (!NAME.test(name) || name.length > 80) throw fieldInvalid('name', 1, 80);
  if (description.length < 1 || description.length > 120) throw fieldInvalid('description', 1, 120);
  const formats: readonly string[] = VALUE_FORMATS[input.kind];
  const format = input.format && formats.includes(input.format) ? input.format : null;
  const unit = input.kind === 'NUMBER' ? plainText(input.unit ?? '').replace(/\s+/g, ' ') : '';
  if (unit.length > 20 || /[{}]/.test(unit)) throw fieldInvalid('unit', 0, 20);
  return { name, kind: input.kind, format, unit: unit || null, description };
}
