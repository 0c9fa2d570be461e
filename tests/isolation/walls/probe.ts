import { randomUUID } from 'node:crypto';
import type { Table } from './columns.js';
import type { Expectation, Knocker, Plan } from './expectation.js';
import { sample } from './sample-rows.js';
import type { Outcome, Session } from './session.js';

/** One probe: what was tried, what had to come of it, and what did. */
export interface Finding {
  readonly probe: string;
  readonly expected: string;
  readonly found: string;
}

/** What a transaction needs before each probe, such as a forged context. */
export interface Stance extends Knocker {
  readonly name: string;
  readonly before?: string;
}

type Row = Record<string, unknown>;
type Note = (probe: string, expected: string, found: string) => void;

/** What says whose a row is. */
const wallColumns = ['tenant_id', 'author_tenant_id', 'member_id', 'partnership_id', 'room_id'];
/** Refusals of a row for what stands in it: the wall had let it through by then. */
const passed = ['23505', '23503', '23514', '23502'];

/** Tries every command on one table and answers one finding per probe; rows of all owners must be there. */
export class TableProbe {
  constructor(
    private readonly session: Session,
    private readonly plan: Plan,
    private readonly table: Table,
  ) {}

  async run(stance: Stance): Promise<Finding[]> {
    const findings: Finding[] = [];
    const { table, plan } = this;
    const note: Note = (probe, expected, found) =>
      findings.push({ probe: `${table.name}: ${stance.name} ${probe}`, expected, found });
    const look = async (probe: string, sql: string, expectation: Expectation) =>
      note(probe, await this.say(expectation), counted(await this.try(stance, sql)));
    const where = await this.foreignRow(stance);

    await look('reads', `select ${this.keyOf(stance)} from ${table.name}`, plan.expect(table.name, stance, ['select']));
    const column = this.changeable(stance);
    const update = `update ${table.name} set ${column} = ${column}`;
    await look('changes', update, plan.expect(table.name, stance, ['select', 'update']));
    const blind = await this.blindUpdate(column);
    if (blind) await look('changes without reading', blind, plan.expect(table.name, stance, ['update']));
    await look('removes', `delete from ${table.name}`, plan.expect(table.name, stance, ['delete']));
    if (where && plan.granted(table.name, stance.login, 'select') === '*') {
      const one = (expectation: Expectation) =>
        'rows' in expectation ? { rows: `${expectation.rows} and ${where}` } : expectation;
      await look(
        'reads a foreign row by its key',
        `select ${this.keyOf(stance)} from ${table.name} where ${where}`,
        one(plan.expect(table.name, stance, ['select'])),
      );
      await look(
        'changes a foreign row by its key',
        `${update} where ${where}`,
        one(plan.expect(table.name, stance, ['select', 'update'])),
      );
      await look(
        'removes a foreign row by its key',
        `delete from ${table.name} where ${where}`,
        one(plan.expect(table.name, stance, ['select', 'delete'])),
      );
    }
    await this.adds(stance, note);
    await this.moves(stance, note);
    return findings;
  }

  // Rows within reach that are signed over to somebody or somewhere else.
  private async moves(stance: Stance, note: Note): Promise<void> {
    if (typeof stance.context === 'string') return;
    const granted = this.plan.granted(this.table.name, stance.login, 'update');
    const reach = this.plan.expect(this.table.name, stance, ['update']);
    if (!granted || 'refusal' in reach) return;
    const [row] = await this.found(reach.rows);
    if (!row) return;
    const expectation = this.plan.expectNew(this.table.name, stance, 'update');
    for (const column of this.wallColumns()) {
      if (granted !== '*' && !granted.includes(column)) continue;
      const elsewhere = randomUUID();
      const allowed = await this.allows(expectation, { ...row, [column]: elsewhere });
      const outcome = await this.try(stance, `update ${this.table.name} set ${column} = '${elsewhere}'`);
      note(`signs rows over by ${column}`, allowed, gist(outcome));
    }
  }

  private async adds(stance: Stance, note: Note): Promise<void> {
    const expectation = this.plan.expectNew(this.table.name, stance, 'insert');
    const granted = this.plan.granted(this.table.name, stance.login, 'insert');
    for (const { label, row } of await this.rows()) {
      const whole = this.copy(row);
      // The columns that a role may write; the wall behind them is tried with those alone.
      const copy = Array.isArray(granted)
        ? Object.fromEntries(Object.entries(whole).filter(([column]) => granted.includes(column)))
        : whole;
      const names = Object.keys(copy).join(', ');
      const elsewhere = this.wallColumns().map((column): [string, Row] => [
        ` with another ${column}`,
        { ...copy, [column]: randomUUID() },
      ]);
      for (const [change, candidate] of [['', copy] as [string, Row], ...elsewhere]) {
        const outcome = await this.try(
          stance,
          `insert into ${this.table.name} (${names}) select ${names} from jsonb_populate_record(null::${this.table.name}, $1)`,
          [JSON.stringify(candidate)],
        );
        note(`adds ${label}${change}`, await this.allows(expectation, candidate), gist(outcome));
      }
    }
  }

  private async allows(expectation: Expectation, row: Row): Promise<string> {
    if ('refusal' in expectation) return expectation.refusal;
    const { rows } = await this.session.client.query(
      `select count(*)::int as n from jsonb_populate_record(null::${this.table.name}, $1) where ${expectation.rows}`,
      [JSON.stringify(row)],
    );
    return rows[0].n === 1 ? 'passes' : '42501';
  }

  private async found(condition: string): Promise<Row[]> {
    const { rows } = await this.session.client.query(
      `select to_jsonb(t) as row from ${this.table.name} t where ${condition} limit 1`,
    );
    return rows.map(({ row }) => row as Row);
  }

  private wallColumns(): string[] {
    return this.table.columns.map(({ name }) => name).filter((name) => wallColumns.includes(name));
  }

  private try(stance: Stance, sql: string, parameters: unknown[] = []): Promise<Outcome> {
    return this.session.as(stance.login, sql, parameters, stance.before);
  }

  private async say(expectation: Expectation): Promise<string> {
    return 'refusal' in expectation ? expectation.refusal : `${await this.count(expectation.rows)} rows`;
  }

  private async count(condition: string): Promise<number> {
    const { rows } = await this.session.client.query(
      `select count(*)::int as n from ${this.table.name} where ${condition}`,
    );
    return rows[0].n as number;
  }

  // A column that a role may read, so that a column grant does not look like a wall.
  private keyOf({ login }: Stance): string {
    const granted = this.plan.granted(this.table.name, login, 'select');
    return Array.isArray(granted) ? granted[0]! : this.table.key[0]!;
  }

  private changeable({ login }: Stance): string {
    const granted = this.plan.granted(this.table.name, login, 'update');
    if (Array.isArray(granted)) return granted[0]!;
    const pointing = new Set(this.table.foreignKeys.flatMap((key) => key.columns));
    const plain = this.table.columns.find(
      ({ name, unique, generated }) => !unique && !generated && !wallColumns.includes(name) && !pointing.has(name),
    );
    return (plain ?? this.table.columns[0]!).name;
  }

  // Names no column to read, so that only the policies of UPDATE stand in its way.
  private async blindUpdate(column: string): Promise<string | undefined> {
    // A table of nothing but keys: signing rows over to another is tried apart (`moves`).
    if (wallColumns.includes(column)) return undefined;
    const [row] = await this.found('true');
    const value = row?.[column];
    const type = this.table.columns.find(({ name }) => name === column)?.type;
    if (value === undefined || value === null || typeof value === 'object') return undefined;
    return `update ${this.table.name} set ${column} = '${String(value).replaceAll("'", "''")}'::${type}`;
  }

  private async rows(): Promise<{ label: string; row: Row }[]> {
    const owner = this.table.columns.find(({ name }) =>
      ['tenant_id', 'author_tenant_id', 'member_id'].includes(name),
    )?.name;
    const { rows } = await this.session.client.query(
      owner
        ? `select distinct on (${owner}) to_jsonb(t) as row, ${owner} as owner from ${this.table.name} t order by ${owner}`
        : `select to_jsonb(t) as row, 'somebody' as owner from ${this.table.name} t limit 2`,
    );
    return rows.slice(0, 12).map(({ row, owner: of }) => ({ label: `a row of ${of}`, row }));
  }

  private copy(row: Row): Row {
    const bound = new Set([...wallColumns, ...this.table.foreignKeys.flatMap((key) => key.columns)]);
    const fresh = this.table.columns
      .filter(({ generated }) => !generated)
      .map((column) => [
        column.name,
        column.unique && !bound.has(column.name) && column.type !== 'bytea' ? sample(column) : row[column.name],
      ]);
    return Object.fromEntries(fresh) as Row;
  }

  // The key of a row that this stance must not see, if there is one.
  private async foreignRow(stance: Stance): Promise<string | undefined> {
    const expectation = this.plan.expect(this.table.name, stance, ['select']);
    if ('refusal' in expectation || this.table.key.length === 0) return undefined;
    const { rows } = await this.session.client.query(
      `select to_jsonb(t) as row from ${this.table.name} t where not (${expectation.rows}) limit 1`,
    );
    return (
      rows[0] &&
      this.table.key.map((column) => `${column} = '${String(rows[0].row[column]).replaceAll("'", "''")}'`).join(' and ')
    );
  }
}

function gist({ refusal }: Outcome): string {
  return refusal && !passed.includes(refusal) ? refusal : 'passes';
}

function counted({ refusal, count }: Outcome): string {
  return refusal ?? `${count} rows`;
}
