import lists from './words.nl.json' with { type: 'json' };
import { WordFinder } from './word-finder.js';

export const aspects = ['QUESTION', 'KIND', 'TOPIC', 'SENTIMENT', 'URGENCY', 'DEPARTMENT'] as const;
export type Aspect = (typeof aspects)[number];

export const proposalReasons = ['QUESTION_MARK', 'WORD', 'NO_FEELING', 'TOPIC'] as const;
export type ProposalReason = (typeof proposalReasons)[number];

/** What a message seems to be, and what in it says so. A person decides. */
export interface Proposal {
  readonly aspect: Aspect;
  readonly value: string;
  readonly reason: ProposalReason;
  /** The word of the citizen, or the topic, that made it so. */
  readonly word: string | null;
}

/** A topic of the tenant's list. */
export interface ProposableTopic {
  readonly name: string;
  readonly words: readonly string[];
  readonly department: string | null;
}

/** Proposals for a message by simple rules over its words; an aspect about which nothing is said gets none. */
export function propose(text: string, topics: readonly ProposableTopic[] = []): Proposal[] {
  const words = new WordFinder(text);
  const kind = kindOf(text, words);
  const about = topicOf(words, topics);
  return [
    questionOf(text, words, kind),
    kind,
    about && { aspect: 'TOPIC', value: about.topic.name, reason: 'WORD', word: about.word },
    sentimentOf(words),
    urgencyOf(words),
    about?.topic.department
      ? { aspect: 'DEPARTMENT', value: about.topic.department, reason: 'TOPIC', word: about.topic.name }
      : undefined,
  ].filter((proposal) => proposal !== undefined) as Proposal[];
}

const asks = (text: string) => text.replace(/\b(?:https?:\/\/|www\.)\S+/gi, ' ').includes('?');

/** Somebody who asks, complains or reports waits for an answer; somebody who only thanks does not. */
function questionOf(text: string, words: WordFinder, kind: Proposal | undefined): Proposal | undefined {
  const is = (value: boolean, reason: ProposalReason, word: string | null): Proposal => ({
    ...{ aspect: 'QUESTION', value: String(value), reason, word },
  });
  if (asks(text)) return is(true, 'QUESTION_MARK', null);
  const asking = words.first(lists.asking);
  if (asking) return is(true, 'WORD', asking);
  if (kind?.value === 'COMPLAINT' || kind?.value === 'REPORT') return is(true, 'WORD', kind.word);
  if (kind?.value === 'COMPLIMENT') return is(false, 'WORD', kind.word);
  return undefined;
}

function kindOf(text: string, words: WordFinder): Proposal | undefined {
  const is = (value: string, reason: ProposalReason, word: string | null): Proposal => ({
    ...{ aspect: 'KIND', value, reason, word },
  });
  const complaint = words.first(lists.complaint);
  if (complaint) return is('COMPLAINT', 'WORD', complaint);
  const report = words.first(lists.report);
  if (report) return is('REPORT', 'WORD', report);
  if (asks(text)) return is('QUESTION', 'QUESTION_MARK', null);
  const compliment = words.first(lists.compliment);
  if (compliment) return is('COMPLIMENT', 'WORD', compliment);
  const asking = words.first(lists.asking);
  return asking ? is('QUESTION', 'WORD', asking) : undefined;
}

/** Good words that are denied count against; a draw is neutral. */
function sentimentOf(words: WordFinder): Proposal {
  const good = words.all(lists.positive);
  const denied = good.filter(({ at }) => words.isBefore(at, lists.denial, 2));
  const bad = words.all(lists.negative).filter(({ at }) => !words.isBefore(at, lists.denial, 1));
  const against = [...bad, ...denied];
  const score = good.length - denied.length - against.length;
  if (score > 0) return { aspect: 'SENTIMENT', value: 'POSITIVE', reason: 'WORD', word: good[0]!.written };
  if (score < 0) return { aspect: 'SENTIMENT', value: 'NEGATIVE', reason: 'WORD', word: against[0]!.written };
  return { aspect: 'SENTIMENT', value: 'NEUTRAL', reason: 'NO_FEELING', word: null };
}

function urgencyOf(words: WordFinder): Proposal | undefined {
  for (const [value, list] of [['URGENT', lists.urgent] as const, ['HIGH', lists.high] as const]) {
    const hit = words.all(list).find(({ at }) => !words.isBefore(at, lists.denial, 1));
    if (hit) return { aspect: 'URGENCY', value, reason: 'WORD', word: hit.written };
  }
  return undefined;
}

/** The topic of which most is said; of two the one that is named first. */
function topicOf(words: WordFinder, topics: readonly ProposableTopic[]) {
  const named = topics
    .map((topic) => ({ topic, hits: words.all([topic.name, ...topic.words]) }))
    .filter(({ hits }) => hits.length > 0)
    .sort((a, b) => places(b.hits) - places(a.hits) || a.hits[0]!.at - b.hits[0]!.at);
  const [best] = named;
  return best && { topic: best.topic, word: best.hits[0]!.written };
}

const places = (hits: readonly { at: number }[]) => new Set(hits.map(({ at }) => at)).size;
