import type { TenantDoor } from '@samenspraak/platform/database';
import { originOf, recallOf, type Recall, type Recallable } from './recall.js';
import { RecallRepository } from './recall.repository.js';
import { contains, near, saysRecalled, wordsOf } from './recalled-text.js';

interface Words {
  readonly body: readonly string[];
  readonly correction: readonly string[] | null;
}

/**
 * The version that a text most likely began with, when nobody kept it: what was called back, unless the text is nearer to what
 * stands. An answer that was changed almost whole says little of either, and then it does not leave.
 */
function likeliestVersion(
  answer: Recallable,
  text: readonly string[],
  recalls: readonly Recall[],
  words: ReadonlyMap<string, Words>,
): number | null {
  const itemId = originOf(answer)?.itemId;
  const standing = near(text, wordsOf(answer.body));
  const older = recalls.filter((one) => one.itemId === itemId && near(text, words.get(one.id)!.body) >= standing);
  return older[0]?.version ?? null;
}

/** Texts that stay read; a recall never changes. */
const MOST_KEPT = 2_000;

/** Says which answers and which texts may not be used any more. Reads what stands at this moment: a recall needs no hour to work. */
export class Recalls {
  private readonly rows: RecallRepository;
  private readonly kept = new Map<string, Words>();

  constructor(door: TenantDoor) {
    this.rows = new RecallRepository(door);
  }

  /** Of these answers of the tenant the ones that were called back, by their id. */
  async blocking(answers: readonly Recallable[]): Promise<ReadonlyMap<string, Recall>> {
    const recalls = await this.rows.list();
    if (recalls.length === 0) return new Map();
    const releases = await this.rows.listReleases();
    const found = new Map<string, Recall>();
    for (const answer of answers) {
      const recall = recallOf(answer, recalls, releases);
      if (recall) found.set(answer.id, recall);
    }
    return found;
  }

  /** Nobody may call back while this transaction lets an answer leave. */
  holdOpen(): Promise<void> {
    return this.rows.holdOpen();
  }

  /**
   * The recall that keeps a text from leaving: its answer was called back, or the text itself says what was called back, by
   * whichever way it got there.
   */
  async find(
    written: {
      readonly text: string;
      readonly answerId: string | null;
      readonly answerVersion: number | null;
      readonly conversationId: string;
    },
    answersOf: () => Promise<readonly Recallable[]>,
  ): Promise<{ readonly recall: Recall; readonly by: 'ANSWER' | 'TEXT' } | undefined> {
    const recalls = await this.rows.list();
    if (recalls.length === 0) return undefined;
    const releases = await this.rows.listReleases();
    const letGo = (recall: Recall) =>
      releases.some((one) => one.recallId === recall.id && one.subjectId === written.conversationId);
    const known = written.answerId ? (await answersOf()).find((one) => one.id === written.answerId) : undefined;
    const text = wordsOf(written.text);
    const words = await this.wordsOf(recalls);
    const of = (version: number | null) => known && recallOf(known, recalls, releases, version);
    const likeliest = () => (known ? likeliestVersion(known, text, recalls, words) : null);
    const by = of(written.answerVersion) ?? (written.answerVersion === null ? of(likeliest()) : undefined);
    if (by && !letGo(by)) return { recall: by, by: 'ANSWER' };
    for (const recall of recalls) {
      const { body, correction } = words.get(recall.id)!;
      if (letGo(recall) || !contains(text, body)) continue;
      const usable = (await answersOf()).filter(
        (one) => originOf(one)?.itemId === recall.itemId && !recallOf(one, recalls, releases),
      );
      const newest = await this.newestOf(recall.itemId, recalls);
      const allowed = [...usable.map((one) => wordsOf(one.body)), ...(newest ? [wordsOf(newest.body)] : [])];
      if (saysRecalled(text, body, correction ? [...allowed, correction] : allowed)) return { recall, by: 'TEXT' };
    }
    return undefined;
  }

  /** What is said instead: the newest version when that stands, else what the author wrote with the recall; null when there is nothing yet. */
  async correctionOf(recall: Recall): Promise<{ greeting: string; body: string; closing: string } | null> {
    const newest = await this.newestOf(recall.itemId, await this.rows.list());
    // An article is no answer: who wrote it says in the recall what can be said instead.
    if (newest?.kind === 'TEMPLATE') return newest;
    const [text] = await this.rows.texts([recall.id]);
    return text?.correction ? { greeting: '', body: text.correction, closing: '' } : null;
  }

  private async newestOf(itemId: string, recalls: readonly Recall[]) {
    const newest = await this.rows.findPublished(itemId);
    const called = recalls.some((one) => one.itemId === itemId && one.version === newest?.version);
    return called ? undefined : newest;
  }

  private async wordsOf(recalls: readonly Recall[]): Promise<ReadonlyMap<string, Words>> {
    const unread = recalls.filter(({ id }) => !this.kept.has(id)).map(({ id }) => id);
    if (this.kept.size + unread.length > MOST_KEPT) this.kept.clear();
    const missing = recalls.filter(({ id }) => !this.kept.has(id)).map(({ id }) => id);
    if (missing.length > 0) {
      for (const { id, body, correction } of await this.rows.texts(missing))
        this.kept.set(id, { body: wordsOf(body), correction: correction === null ? null : wordsOf(correction) });
    }
    return this.kept;
  }
}
