import { sameRow, toRow, type QuestionRow } from '@samenspraak/language/questions';
import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { fieldInvalid, setFull, subjectNotFound, tooManyRows } from '../knowledge.errors.js';
import { knowledgePermissions } from '../knowledge.permissions.js';
import type { EntryRepository } from '../search/entry.repository.js';
import type { QuestionRepository, QuestionSet, StoredQuestion } from './question.repository.js';

export interface ImportInput {
  readonly setName: string;
  /** Where it is from, and under which licence. */
  readonly source: string;
  readonly rows: readonly { readonly [field in keyof QuestionRow]?: string | null }[];
}

/** What an import would do, or did. */
export interface ImportOutcome {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly same: number;
  readonly refused: readonly string[];
}

const MOST_ROWS = 500;
const MOST_IN_SET = 50_000;

/** Sets of questions that somebody else keeps: brought in piece by piece, updated by key, the same piece twice is the same. */
export class QuestionService {
  constructor(
    private readonly door: TenantDoor,
    private readonly questions: QuestionRepository,
    private readonly entries: EntryRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async listSets(): Promise<QuestionSet[]> {
    await this.door.require(knowledgePermissions.read);
    return this.questions.listSets();
  }

  /** @throws DomainError KNOWLEDGE_SUBJECT_NOT_FOUND */
  async get(id: string): Promise<StoredQuestion> {
    await this.door.require(knowledgePermissions.read);
    const found = isId(id) ? await this.questions.find(id) : undefined;
    if (!found) throw subjectNotFound();
    return found;
  }

  /** Says what these rows would add and change; changes nothing. */
  async preview(input: ImportInput): Promise<ImportOutcome> {
    await this.door.require(knowledgePermissions.lead);
    const { name } = checkedSet(input);
    const { rows, refused } = checkedRows(input);
    const setId = await this.questions.findSet(name);
    const { added, changed, same } = await this.compare(setId, rows);
    return { added: added.map(({ key }) => key), changed: changed.map(({ key }) => key), same, refused };
  }

  async import(input: ImportInput): Promise<ImportOutcome> {
    await this.door.require(knowledgePermissions.lead);
    const { name, source } = checkedSet(input);
    const { rows, refused } = checkedRows(input);
    const at = this.clock.now();
    const setId = await this.questions.takeSet(name, source, at);
    const { added, changed, same } = await this.compare(setId, rows);
    if ((await this.questions.count(setId)) + added.length > MOST_IN_SET) throw setFull(MOST_IN_SET);
    const newer = [...added, ...changed].sort((a, b) => (a.key < b.key ? -1 : 1));
    const stored = new Map((await this.questions.put(setId, newer, at)).map((row) => [row.key, row]));
    await this.entries.index(
      newer.map(({ key, question, answer, topic }) => {
        const { id, version } = stored.get(key)!;
        return { kind: 'QUESTION', sourceId: id, version, title: question, topic, text: answer, changedAt: at };
      }),
    );
    const details = { added: added.length, changed: changed.length, same };
    await this.audit.record({
      action: 'questions.import',
      objectType: 'question_set',
      objectId: setId,
      outcome: 'done',
      details,
    });
    await this.announcer.announce('TEMPLATE', [setId]);
    return { added: added.map(({ key }) => key), changed: changed.map(({ key }) => key), same, refused };
  }

  private async compare(setId: string | undefined, rows: readonly QuestionRow[]) {
    const known = setId
      ? await this.questions.listByKeys(
          setId,
          rows.map(({ key }) => key),
        )
      : [];
    const byKey = new Map(known.map((row) => [row.key, row]));
    const added = rows.filter(({ key }) => !byKey.has(key));
    const changed = rows.filter((row) => byKey.has(row.key) && !sameRow(row, byKey.get(row.key)!));
    return { added, changed, same: rows.length - added.length - changed.length };
  }
}

function checkedSet({ setName, source }: ImportInput): { name: string; source: string } {
  const clean = (text: string) => plainText(text).replace(/\s+/g, ' ');
  const [name, from] = [clean(setName), clean(source)];
  if (name.length < 1 || name.length > 120) throw fieldInvalid('setName', 1, 120);
  if (from.length > 500) throw fieldInvalid('source', 0, 500);
  return { name, source: from };
}

/** Rows as the reader of files makes them; a row that is none is told by its key. The last of a key counts. */
function checkedRows({ rows }: ImportInput): { rows: QuestionRow[]; refused: string[] } {
  if (rows.length > MOST_ROWS) throw tooManyRows(MOST_ROWS);
  const good = new Map<string, QuestionRow>();
  const refused: string[] = [];
  for (const one of rows) {
    const row = toRow(one);
    if (typeof row === 'string') refused.push((one.key ?? '').slice(0, 200));
    else good.set(row.key, row);
  }
  return { rows: [...good.values()], refused };
}
