import { resolveValues, showValue, type ValueKind } from '@samenspraak/language/template';
import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import { VARIABLE_KINDS } from './variable-definition.js';

export interface KeptValue {
  /** As it was written. */
  readonly value: string;
  readonly version: number;
}

/** A variable that the tenant added to the list that everybody has. */
export interface OwnVariable {
  readonly name: string;
  readonly kind: ValueKind;
  readonly format: string | null;
  /** Behind a number, such as m². */
  readonly unit: string | null;
  readonly description: string;
}

/** The tenant's own values for variables, and the variables that it added. */
export class VariableRepository {
  constructor(private readonly door: TenantDoor) {}

  /** As a citizen reads them, with other values filled in. One that goes in a circle has none. */
  async values(): Promise<Record<string, string>> {
    const [kept, own] = [await this.kept(), await this.listOwn()];
    const kinds = new Map(own.map((one) => [one.name, one]));
    const shown = [...kept].map(([name, { value }]) => {
      const of = kinds.get(name);
      return [name, showValue(of?.kind ?? VARIABLE_KINDS[name] ?? 'TEXT', of?.format, value, of?.unit)];
    });
    return resolveValues(Object.fromEntries(shown) as Record<string, string>);
  }

  async kept(): Promise<Map<string, KeptValue>> {
    const rows = await this.door.query<KeptValue & { name: string } & Record<string, unknown>>(
      'select v.name, v.value, v.version from app.variable v where v.tenant_id = $1',
      [this.door.tenantId()],
    );
    return new Map(rows.map(({ name, value, version }) => [name, { value, version }]));
  }

  /** @returns false when the value is not the one that the person saw; version 0 is none yet. */
  async set(name: string, value: string, seenVersion: number, at: Date): Promise<boolean> {
    const { tenantId, principalId } = this.door.actor();
    const rows = await this.door.query(
      `insert into app.variable as v (tenant_id, id, name, value, changed_at, changed_by)
       select $1, $2, $3, $4, $5, $6 where $7 = 0 or exists (select from app.variable o where o.tenant_id = $1 and o.name = $3)
       on conflict (tenant_id, name) do update set value = excluded.value, version = v.version + 1, changed_at = excluded.changed_at,
         changed_by = excluded.changed_by where v.version = $7 returning v.version`,
      [tenantId, newId(), name, value, at, principalId, seenVersion],
    );
    return rows.length === 1;
  }

  async listOwn(): Promise<OwnVariable[]> {
    return this.door.query<OwnVariable & Record<string, unknown>>(
      'select o.name, o.kind, o.format, o.unit, o.description from app.own_variable o where o.tenant_id = $1 order by o.name',
      [this.door.tenantId()],
    );
  }

  /** @returns false when there is one of that name. */
  async addOwn(variable: OwnVariable, at: Date): Promise<boolean> {
    const { tenantId, principalId } = this.door.actor();
    const rows = await this.door.query(
      `insert into app.own_variable (tenant_id, id, name, kind, format, unit, description, added_at, added_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, name) do nothing returning name`,
      [
        ...[tenantId, newId(), variable.name, variable.kind, variable.format, variable.unit, variable.description],
        ...[at, principalId],
      ],
    );
    return rows.length === 1;
  }

  /** Its name stays: texts use it. */
  async changeOwn({ name, kind, format, unit, description }: OwnVariable): Promise<void> {
    await this.door.query(
      `update app.own_variable o set kind = $3, format = $4, unit = $5, description = $6 where o.tenant_id = $1 and o.name = $2`,
      [this.door.tenantId(), name, kind, format, unit, description],
    );
  }

  /** With its value. */
  async removeOwn(name: string): Promise<boolean> {
    const of = [this.door.tenantId(), name];
    await this.door.query('delete from app.variable v where v.tenant_id = $1 and v.name = $2', of);
    const rows = await this.door.query(
      'delete from app.own_variable o where o.tenant_id = $1 and o.name = $2 returning o.name',
      of,
    );
    return rows.length === 1;
  }
}
