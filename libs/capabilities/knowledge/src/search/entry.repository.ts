import { keptEnds } from '@samenspraak/language/search';
import type { TenantDoor } from '@samenspraak/platform/database';
import { toIndexedRow, type EntryKind, type Findable, type IndexedRow } from './entry.js';
import type { TellingWord } from './proposals.js';
import { quoted, type WordQuery } from './search-words.js';

/** An entry as a list shows it. */
export interface EntryView {
  readonly id: string;
  readonly kind: EntryKind;
  readonly sourceId: string;
  readonly version: number;
  readonly title: string;
  readonly topic: string;
  readonly summary: string;
  readonly validUntil: string | null;
  readonly changedAt: Date;
}

export interface Hit {
  readonly id: string;
  readonly score: number;
}

/** An entry that may fit, with those of the lexemes asked for that stand in it; null when none does, or nobody counted. */
interface Candidate {
  readonly id: string;
  readonly lexemes: readonly string[] | null;
  readonly amounts: readonly (number | null)[] | null;
}

/** Long texts take milliseconds each. */
const AT_ONCE = 20;

/** The index over all that a tenant knows. */
export class EntryRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Reads texts into the index, some at a time: others have their turn in between, and the database hears of us. */
  async index(texts: readonly Findable[]): Promise<void> {
    for (let at = 0; at < texts.length; at += AT_ONCE) await this.put(texts.slice(at, at + AT_ONCE).map(toIndexedRow));
  }

  /** Writes entries over what stood there of the same sources. */
  async put(rows: readonly IndexedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const tenantId = this.door.tenantId();
    await this.door.query(
      `insert into app.knowledge_entry (tenant_id, kind, source_id, version, title, topic, summary, roles, seen_by, valid_from, valid_until, owner_id, title_size, title_words, words, changed_at)
       select $1, r.kind, r."sourceId", r.version, r.title, r.topic, r.summary, coalesce(r.roles, '{}'), coalesce(r."seenBy", '{}'), r."validFrom", r."validUntil", r."ownerId", least(r."titleSize", 1000),
         array_to_tsvector(r."titleWords"), r.words::tsvector, r."changedAt"
       from jsonb_to_recordset($2::jsonb) r(kind text, "sourceId" uuid, version int, title text, topic text, summary text, roles text[], "seenBy" uuid[], "validFrom" date,
         "validUntil" date, "ownerId" uuid, "titleSize" int, "titleWords" text[], words text, "changedAt" timestamptz)
       on conflict (tenant_id, source_id) do update set kind = excluded.kind, version = excluded.version, title = excluded.title, topic = excluded.topic,
         summary = excluded.summary, roles = excluded.roles, seen_by = excluded.seen_by, valid_from = excluded.valid_from, valid_until = excluded.valid_until, owner_id = excluded.owner_id,
         title_size = excluded.title_size, title_words = excluded.title_words, words = excluded.words, changed_at = excluded.changed_at`,
      [tenantId, JSON.stringify(rows.map((row) => ({ ...row, words: vectorOf(row), amounts: undefined })))],
    );
    const words = new Set(
      rows.flatMap((row) =>
        row.words.filter((one) => one.startsWith('s') || one.startsWith('p')).map((one) => one.slice(1)),
      ),
    );
    // In one order, so that two who save at once do not wait for each other.
    await this.door.query(
      `insert into app.knowledge_word (tenant_id, word) select $1, u.word from unnest($2::text[]) u(word)
       where not exists (select from app.knowledge_word k where k.tenant_id = $1 and k.word = u.word) order by u.word on conflict do nothing`,
      [tenantId, [...words].sort()],
    );
  }

  async remove(sourceIds: readonly string[]): Promise<void> {
    if (sourceIds.length === 0) return;
    await this.door.query(
      'delete from app.knowledge_entry e where e.tenant_id = $1 and e.source_id = any ($2::uuid[])',
      [this.door.tenantId(), sourceIds],
    );
  }

  /** Best first: see the function. */
  async search({ exact, meant }: WordQuery, kinds: readonly EntryKind[], day: string, most: number): Promise<Hit[]> {
    return this.door.repeat<Hit>('select s.id, s.score from app.knowledge_search($1, $2, $3, $4, $5, $6) s', [
      exact,
      meant,
      kinds,
      day,
      (await this.door.entrance()).membershipId,
      most,
    ]);
  }

  /** In how many titles each word stands; more than 3,000 is 3,000. */
  async count(meant: readonly string[]): Promise<number[]> {
    const [row] = await this.door.repeat<{ counts: number[] }>('select app.knowledge_counts($1) as counts', [meant]);
    return row!.counts;
  }

  async fit(
    { exact, meant }: WordQuery,
    weights: readonly number[],
    kinds: readonly EntryKind[],
    day: string,
    most: number,
  ): Promise<Hit[]> {
    return this.door.repeat<Hit>('select s.id, s.score from app.knowledge_fit($1, $2, $3, $4, $5, $6, $7) s', [
      exact,
      meant,
      weights,
      kinds,
      day,
      (await this.door.entrance()).membershipId,
      most,
    ]);
  }

  tenantId(): string {
    return this.door.tenantId();
  }

  /** In how many entries each meaning stands; more than 3,000 is 3,000. */
  async countHolders(meant: readonly string[]): Promise<number[]> {
    const [row] = await this.door.repeat<{ counts: number[] }>('select app.knowledge_held($1) as counts', [meant]);
    return row!.counts;
  }

  /** What may fit, roughly the best first, with what it says of the lexemes that were asked for. */
  async listCandidates(
    words: readonly TellingWord[],
    asked: readonly string[],
    kinds: readonly EntryKind[],
    day: string,
    most: number,
  ): Promise<Candidate[]> {
    return this.door.repeat<Candidate>(
      'select c.id, c.lexemes, c.amounts from app.knowledge_candidates($1, $2, $3, $4, $5, $6, $7, $8) c',
      [
        words.map(({ meant }) => meant),
        words.map(({ weight }) => weight),
        words.map(({ byText }) => byText),
        asked,
        kinds,
        day,
        (await this.door.entrance()).membershipId,
        most,
      ],
    );
  }

  async list(ids: readonly string[]): Promise<EntryView[]> {
    return this.door.query<EntryView>(
      `select e.id, e.kind, e.source_id as "sourceId", e.version, e.title, e.topic, e.summary, e.valid_until::text as "validUntil", e.changed_at as "changedAt"
       from app.knowledge_entry e where e.tenant_id = $1 and e.id = any ($2::uuid[])`,
      [this.door.tenantId(), ids],
    );
  }

  async listKnown(words: readonly string[]): Promise<Set<string>> {
    const rows = await this.door.query<{ word: string }>(
      'select k.word from app.knowledge_word k where k.tenant_id = $1 and k.word = any ($2::text[])',
      [this.door.tenantId(), words],
    );
    return new Set(rows.map(({ word }) => word));
  }

  /** Words that begin or end as this one does and are about as long: all that are one slip away are among them. */
  async listAlike(word: string): Promise<string[]> {
    const { start, end } = keptEnds(word);
    const backwards = [...end].reverse().join('');
    const rows = await this.door.query<{ word: string }>(
      `select k.word from app.knowledge_word k where k.tenant_id = $1 and k.word >= $2 and k.word < $3 and length(k.word) between $6 and $7
       union select k.word from app.knowledge_word k where k.tenant_id = $1 and reverse(k.word) collate "C" >= $4 and reverse(k.word) collate "C" < $5
         and length(k.word) between $6 and $7`,
      [this.door.tenantId(), start, after(start), backwards, after(backwards), word.length - 1, word.length + 1],
    );
    return rows.map((row) => row.word);
  }

  /** Templates that changed since they were read; they count as read now. */
  async takeStale(most: number): Promise<string[]> {
    const rows = await this.door.query<{ sourceId: string }>(
      `delete from app.knowledge_stale s where s.tenant_id = $1 and s.id in (select t.id from app.knowledge_stale t where t.tenant_id = $1
         order by t.id limit $2) returning s.source_id as "sourceId"`,
      [this.door.tenantId(), most],
    );
    return rows.map(({ sourceId }) => sourceId);
  }

  /** What stands in the index of one kind: source and version. */
  async versionsOf(kind: EntryKind): Promise<Map<string, number>> {
    const rows = await this.door.query<{ sourceId: string; version: number }>(
      'select e.source_id as "sourceId", e.version from app.knowledge_entry e where e.tenant_id = $1 and e.kind = $2',
      [this.door.tenantId(), kind],
    );
    return new Map(rows.map(({ sourceId, version }) => [sourceId, version]));
  }
}

/** The first text in order of bytes that does not begin with this one. */
const after = (start: string) => `${start}\u{10FFFF}`;

/** The lexemes of an entry as a tsvector, in which the position of each is how much it says. */
const vectorOf = ({ words, amounts }: IndexedRow) =>
  words.map((word, at) => quoted(word) + (amounts ? `:${amounts[at]}` : '')).join(' ');
