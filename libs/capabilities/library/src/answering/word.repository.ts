import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';

const MOST = 2_000;

/** Words that the tenant's people write right although no dictionary knows them. */
export class WordRepository {
  constructor(private readonly door: TenantDoor) {}

  async list(): Promise<string[]> {
    const rows = await this.door.query<{ word: string }>(
      'select w.word from app.word w where w.tenant_id = $1 order by w.word limit $2',
      [this.door.tenantId(), MOST],
    );
    return rows.map((row) => row.word);
  }

  async count(): Promise<number> {
    const rows = await this.door.query<{ count: number }>(
      'select count(*)::int as count from app.word w where w.tenant_id = $1',
      [this.door.tenantId()],
    );
    return rows[0]!.count;
  }

  /** The same word again is no second one. */
  async add(word: string, at: Date): Promise<void> {
    const { tenantId, principalId } = this.door.actor();
    await this.door.query(
      `insert into app.word (tenant_id, id, word, added_at, added_by) values ($1, $2, $3, $4, $5) on conflict (tenant_id, word) do nothing`,
      [tenantId, newId(), word, at, principalId],
    );
  }

  async remove(word: string): Promise<void> {
    await this.door.query('delete from app.word w where w.tenant_id = $1 and w.word = $2', [
      this.door.tenantId(),
      word,
    ]);
  }
}
