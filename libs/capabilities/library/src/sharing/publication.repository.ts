import type { TenantDoor } from '@samenspraak/platform/database';
import type { SharedContent, SharedKind } from './shared-content.js';

export type PublicationState = 'REQUESTED' | 'PUBLISHED' | 'RETURNED' | 'REPLACED';

/** A text that somebody wants to share, exactly as it was asked. Who wrote, asked and decided are principals. */
export interface Publication {
  readonly id: string;
  readonly kind: SharedKind;
  readonly sourceId: string;
  readonly itemId: string;
  readonly version: number;
  readonly content: SharedContent;
  readonly note: string | null;
  readonly state: PublicationState;
  readonly writtenBy: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly remark: string | null;
}

/** What became of one of our texts for the neighbours. */
export interface SharedSource {
  readonly sourceId: string;
  readonly itemId: string;
  /** The newest that they have. */
  readonly version: number;
  readonly withdrawn: boolean;
}

const MOST = 100;
/** The number of this lock: one request at a time for one text. */
const LOCK = 761212;
const PUBLICATION = `select p.id, p.kind, p.source_id as "sourceId", p.item_id as "itemId", p.version, p.content, p.note, p.state, p.written_by as "writtenBy", p.requested_by as "requestedBy",
    p.requested_at as "requestedAt", p.decided_by as "decidedBy", p.decided_at as "decidedAt", p.remark
  from app.publication p where p.tenant_id = $1`;

/** What waits for a colleague's word, and what became of it. */
export class PublicationRepository {
  constructor(private readonly door: TenantDoor) {}

  /** What waits first, the oldest of it first; behind it what was decided lately. */
  async list(): Promise<Publication[]> {
    const waiting = await this.read(`and p.state = 'REQUESTED' order by p.requested_at, p.id limit ${MOST}`);
    const decided = await this.read(
      `and p.state in ('PUBLISHED', 'RETURNED') order by p.decided_at desc, p.id limit 20`,
    );
    return [...waiting, ...decided];
  }

  async find(id: string): Promise<Publication | undefined> {
    return (await this.read('and p.id = $2', [id]))[0];
  }

  /** The item under which something was published or asked before. */
  async itemOf(sourceId: string): Promise<string | undefined> {
    const [row] = await this.door.query<{ id: string }>(
      'select p.item_id as id from app.publication p where p.tenant_id = $1 and p.source_id = $2 order by p.requested_at desc limit 1',
      [this.door.tenantId(), sourceId],
    );
    return row?.id;
  }

  /** As what neighbours have each of these texts of ours; what nobody agreed with yet is not among them. */
  async listShared(sourceIds: readonly string[]): Promise<SharedSource[]> {
    return this.door.query<SharedSource & Record<string, unknown>>(
      `select distinct on (p.source_id) p.source_id as "sourceId", p.item_id as "itemId", p.version, i.withdrawn_at is not null as withdrawn
       from app.publication p join app.library_item i on i.author_tenant_id = $1 and i.id = p.item_id
       where p.tenant_id = $1 and p.source_id = any ($2::uuid[]) and p.state = 'PUBLISHED' order by p.source_id, p.version desc`,
      [this.door.tenantId(), sourceIds],
    );
  }

  /** Two who ask at once for the same text go one after the other, until their transactions end. */
  async waitForTurn(sourceId: string): Promise<void> {
    await this.door.query('select pg_advisory_xact_lock($1::int, hashtext($2::text))', [LOCK, sourceId]);
  }

  /** A newer request for the same text takes the place of the one that waits. */
  async request(
    asked: Omit<Publication, 'state' | 'requestedBy' | 'decidedBy' | 'decidedAt' | 'remark'>,
  ): Promise<void> {
    const { tenantId, principalId } = this.door.actor();
    await this.door.query(
      `update app.publication p set state = 'REPLACED', decided_at = $3 where p.tenant_id = $1 and p.source_id = $2 and p.state = 'REQUESTED'`,
      [tenantId, asked.sourceId, asked.requestedAt],
    );
    await this.door.query(
      `insert into app.publication (tenant_id, id, kind, source_id, item_id, version, content, note, state, written_by, requested_by, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'REQUESTED', $9, $10, $11)`,
      [
        ...[tenantId, asked.id, asked.kind, asked.sourceId, asked.itemId, asked.version],
        ...[JSON.stringify(asked.content), asked.note, asked.writtenBy, principalId, asked.requestedAt],
      ],
    );
  }

  /** @returns false when somebody decided before. */
  async decide(id: string, state: 'PUBLISHED' | 'RETURNED', remark: string | null, at: Date): Promise<boolean> {
    const { tenantId, principalId } = this.door.actor();
    const rows = await this.door.query(
      `update app.publication p set state = $3, remark = $4, decided_by = $5, decided_at = $6
        where p.tenant_id = $1 and p.id = $2 and p.state = 'REQUESTED' returning p.id`,
      [tenantId, id, state, remark, principalId, at],
    );
    return rows.length === 1;
  }

  private async read(rest: string, parameters: readonly unknown[] = []): Promise<Publication[]> {
    return this.door.query<Publication>(`${PUBLICATION} ${rest}`, [this.door.tenantId(), ...parameters]);
  }
}
