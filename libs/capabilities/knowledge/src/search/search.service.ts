import { SHORTEST_SLIP, type AskedWord } from '@samenspraak/language/search';
import type { AnsweringService } from '@samenspraak/conversations';
import type { Recall } from '@samenspraak/library';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { knowledgePermissions } from '../knowledge.permissions.js';
import { dayIn } from '../local-day.js';
import type { RecalledKnowledge } from '../recall/recalled-knowledge.js';
import type { CatchUp } from './catch-up.js';
import { entryKinds, type EntryKind } from './entry.js';
import type { EntryRepository, EntryView, Hit } from './entry.repository.js';
import { Proposals } from './proposals.js';
import { dutchReader, toWordQuery } from './search-words.js';
import { meantBy } from './slips.js';

export interface Because {
  readonly asked: string;
  readonly found: string;
}

export interface FoundEntry extends EntryView {
  /** Which words of the search stand in it, and by which word of ours; none: further on in its text. */
  readonly because: readonly Because[];
  /** Its author called it back: nobody uses it any more, and its text is not shown. */
  readonly recall: Recall | null;
}

export interface SearchAnswer {
  readonly found: readonly FoundEntry[];
  /** Words that nobody uses here, and what they were read as. */
  readonly meant: readonly Because[];
  /** Nothing holds all words; these hold some. */
  readonly partly: boolean;
}

const MOST = 50;
const MOST_ASKED = 12;
/** A bound of the database's counting, and with it what a word that stands nowhere is worth. */
const COUNTED = 3_000;
/** What the desk offers beside a conversation: answers to send are offered by the library. */
const OFFERED: readonly EntryKind[] = ['ARTICLE', 'INSTRUCTION', 'PLAN', 'QUESTION', 'SHARED'];
/** What the desk asks more than it shows, for what was called back in between. */
const SPARE = 5;

/** One search over all that a tenant knows, and what fits a citizen's question. */
export class KnowledgeSearch {
  readonly #proposals: Proposals;

  constructor(
    private readonly door: TenantDoor,
    private readonly entries: EntryRepository,
    private readonly catchUp: CatchUp,
    private readonly conversations: AnsweringService,
    private readonly recalls: Pick<RecalledKnowledge, 'of'>,
    private readonly clock: Clock,
  ) {
    this.#proposals = new Proposals(entries);
  }

  async search(text: string, kinds: readonly EntryKind[] | null, first: number): Promise<SearchAnswer> {
    await this.door.require(knowledgePermissions.read);
    await this.catchUp.run();
    const most = Math.min(Math.max(Math.trunc(first), 1), MOST);
    const among = kinds && kinds.length > 0 ? kinds : entryKinds;
    const { words, meant } = await this.forgive(dutchReader().ask(text));
    if (words.length === 0) return { found: [], meant: [], partly: false };
    const query = toWordQuery(words);
    const day = dayIn(this.clock.now());
    const whole = await this.entries.search(query, among, day, most);
    if (whole.length > 0 || words.length === 1) {
      return { found: await this.show(whole, words), meant, partly: false };
    }
    return { found: await this.show(await this.fit(words, among, most), words), meant, partly: true };
  }

  /** What fits the citizen's last message; empty when nothing does. */
  async suggest(conversationId: string, first: number): Promise<readonly FoundEntry[]> {
    await this.door.require(knowledgePermissions.read);
    const conversation = await this.conversations.get(conversationId);
    const target = await this.conversations.findTarget(conversation.id);
    return this.suggestFor([target?.text ?? '', conversation.topic ?? ''].join('\n'), first);
  }

  async suggestFor(question: string, first: number): Promise<readonly FoundEntry[]> {
    await this.catchUp.run();
    const most = Math.min(Math.max(Math.trunc(first), 1), 10);
    const found = await this.#proposals.find(question, OFFERED, dayIn(this.clock.now()), most + SPARE);
    const recalls = await this.recalls.of(found.map(({ view }) => view.sourceId));
    return found
      .filter(({ view }) => !recalls.has(view.sourceId))
      .slice(0, most)
      .map(({ view, because }) => ({ ...view, because, recall: null }));
  }

  private async fit(words: readonly AskedWord[], kinds: readonly EntryKind[], most: number): Promise<Hit[]> {
    const all = toWordQuery(words);
    const counts: number[] = [];
    for (let at = 0; at < all.meant.length; at += 20)
      counts.push(...(await this.entries.count(all.meant.slice(at, at + 20))));
    const best = counts
      .map((count, at) => ({ at, count }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.count - b.count || a.at - b.at)
      .slice(0, MOST_ASKED);
    // A word in thousands of titles chooses nothing, unless there is no other.
    const telling = best.filter(({ count }, place) => count < COUNTED || place === 0);
    if (telling.length === 0) return [];
    const pick = (list: readonly string[]) => telling.map(({ at }) => list[at]!);
    const weights = telling.map(({ count }) => Math.log((COUNTED + 500) / (count + 1)));
    const day = dayIn(this.clock.now());
    return this.entries.fit({ exact: pick(all.exact), meant: pick(all.meant) }, weights, kinds, day, most);
  }

  /** A word that stands nowhere is read as those that are one slip away. */
  private async forgive(words: readonly AskedWord[]): Promise<{ words: AskedWord[]; meant: Because[] }> {
    const strange = words.filter((one) => one.strange && one.parts.length === 0 && one.stem.length >= SHORTEST_SLIP);
    const known = strange.length > 0 ? await this.entries.listKnown(strange.map(({ stem }) => stem)) : new Set();
    const meant: Because[] = [];
    const read: AskedWord[] = [];
    for (const one of words) {
      const alike = strange.includes(one) && !known.has(one.stem) ? await meantBy(this.entries, one.stem) : [];
      if (alike.length === 0) read.push(one);
      else {
        const [first, ...others] = alike.map((stem) => dutchReader().askedWord(stem, one.written));
        read.push({ ...first!, any: [...first!.any, ...others.flatMap(({ any }) => any)] });
        meant.push({ asked: one.written, found: alike.join(', ') });
      }
    }
    return { words: read, meant };
  }

  private async show(hits: readonly Hit[], words: readonly AskedWord[]): Promise<FoundEntry[]> {
    const views = new Map((await this.entries.list(hits.map(({ id }) => id))).map((view) => [view.id, view]));
    const recalls = await this.recalls.of([...views.values()].map(({ sourceId }) => sourceId));
    return hits.flatMap(({ id }): FoundEntry[] => {
      const view = views.get(id);
      if (!view) return [];
      const recall = recalls.get(view.sourceId) ?? null;
      if (recall) return [{ ...view, summary: '', because: [], recall }];
      const because = dutchReader().because(words, `${view.title}\n${view.topic}\n${view.summary}`);
      return [{ ...view, because, recall }];
    });
  }
}
