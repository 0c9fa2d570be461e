import type { QueryNode } from '@samenspraak/language/query';
import { fold, tokenise } from '@samenspraak/language/text';
import { isOrganisationHandle } from './organisation-handles.js';
import { emailsIn, numbersIn, numberKind } from './person-numbers.js';
import { isJoinedName, isNamePair, isNamePart, nameStretches, type NameWord } from './person-names.js';
import { jointGroups, sequencesOf, type WordSequence } from './query-sequences.js';

/** What can point at one person. */
export const personFindingKinds = ['HANDLE', 'FULL_NAME', 'PHONE_NUMBER', 'EMAIL_ADDRESS', 'CITIZEN_NUMBER'] as const;
export type PersonFindingKind = (typeof personFindingKinds)[number];

/** Where a query points at one person; offsets are UTF-16 in the text of the query. */
export interface PersonFinding {
  readonly kind: PersonFindingKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Pointer {
  readonly kind: PersonFindingKind;
  /** The words of the query that point, in their order. */
  readonly words: readonly string[];
}

/** More than the longest query can hold: a person beyond it would be released unseen. */
const MOST = 2_000;
const PROFILE_HOST =
  /(?:^|\.)(?:facebook\.com|x\.com|twitter\.com|instagram\.com|threads\.net|threads\.com|tiktok\.com|linkedin\.com|snapchat\.com|t\.me)$/u;
const NO_PROFILE = new Set(['groups', 'events', 'pages', 'hashtag', 'search', 'explore', 'company', 'reel', 'watch']);

/**
 * Says where a query points at one person; also what it excludes, for the register names it all the same.
 * @param node undefined when the text is no query yet: then only numbers and e-mail addresses are found
 * @param official handles of organisations of the partnership, folded, with and without their host
 */
export function findPersons(text: string, node: QueryNode | undefined, official: ReadonlySet<string>): PersonFinding[] {
  const places = new Whereabouts(text);
  const found = [...emailsIn(text), ...numbersIn(text)];
  if (node) {
    const capitals = places.capitals();
    const pointers = [...handlesOf(node, official), ...namesOf(node, capitals), ...splitNumbersOf(node)];
    found.push(...pointers.map((pointer) => places.find(pointer)));
  }
  const seen = new Map<string, PersonFinding>();
  for (const finding of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const inside = [...seen.values()].some(({ start, end }) => start <= finding.start && finding.end <= end);
    if (!inside) seen.set(`${finding.kind} ${finding.start}`, finding);
  }
  return [...seen.values()].slice(0, MOST);
}

function* leaves(node: QueryNode): Generator<QueryNode> {
  if (node.type === 'and' || node.type === 'or') for (const child of node.children) yield* leaves(child);
  else if (node.type === 'not') yield* leaves(node.child);
  else if (node.type === 'near') {
    yield* leaves(node.left);
    yield* leaves(node.right);
  } else yield node;
}

function* handlesOf(node: QueryNode, official: ReadonlySet<string>): Generator<Pointer> {
  for (const leaf of leaves(node)) {
    if (leaf.type === 'author' || leaf.type === 'mention') {
      if (!isOfficial(leaf.value, official)) yield { kind: 'HANDLE', words: [leaf.value] };
    } else if (leaf.type === 'site') {
      const profile = profileOf(leaf.value);
      if (profile && !isOfficial(profile, official)) yield { kind: 'HANDLE', words: [leaf.value] };
    } else if (leaf.type === 'hashtag' && isJoinedName(fold(leaf.value))) {
      yield { kind: 'FULL_NAME', words: [leaf.value] };
    }
  }
}

function isOfficial(value: string, official: ReadonlySet<string>): boolean {
  const handle = fold(value).replace(/^@/u, '');
  if (official.has(handle)) return true;
  const [name, host] = handle.split('@');
  // On another server the name of a neighbour may be anybody's.
  return host === undefined ? isOrganisationHandle(name!) : false;
}

/** The name in "facebook.com/jan.devries" or "sociaal.example/@jan". */
function profileOf(site: string): string | undefined {
  const [host, first, second] = site.split('/');
  if (!host || !first) return undefined;
  if (first.startsWith('@')) return first.slice(1);
  if (first === 'profile' || first === 'in') return second;
  return PROFILE_HOST.test(host) && !NO_PROFILE.has(first) ? first : undefined;
}

function* namesOf(node: QueryNode, capitals: ReadonlySet<string>): Generator<Pointer> {
  const asWord = (folded: string): NameWord => ({ folded, capital: capitals.has(folded) });
  for (const { words, close } of sequencesOf(node)) {
    const named = words.map(asWord);
    for (const [from, to] of nameStretches(named, close)) yield { kind: 'FULL_NAME', words: words.slice(from, to) };
  }
  yield* pairsOf(node, asWord);
}

/** "jan AND straat AND jansen" asks for Jan Jansen too, also when each hides among a hundred others. */
function* pairsOf(node: QueryNode, asWord: (folded: string) => NameWord): Generator<Pointer> {
  for (const groups of jointGroups(node)) {
    const names = groups.map((words) => words.map(asWord).filter(isNamePart));
    for (const [at, group] of names.entries()) {
      for (const one of group) {
        for (const other of names.slice(at + 1).flat())
          if (isNamePair(one, other)) yield { kind: 'FULL_NAME', words: [one.folded, other.folded] };
      }
    }
  }
}

/** A number that quotes or operators cut in two. */
function* splitNumbersOf(node: QueryNode): Generator<Pointer> {
  for (const { words } of sequencesOf(node)) yield* digitRuns(words);
}

function* digitRuns(words: WordSequence['words']): Generator<Pointer> {
  let run: string[] = [];
  for (const word of [...words, '']) {
    if (/^\d+$/u.test(word)) {
      run.push(word);
      continue;
    }
    const kind = run.length > 0 ? numberKind(run.join('')) : undefined;
    if (kind) yield { kind, words: run };
    run = [];
  }
}

/** Finds words of a query back in its text. */
class Whereabouts {
  private readonly tokens;

  constructor(private readonly text: string) {
    this.tokens = tokenise(text).tokens.filter((token) => !token.joined);
  }

  /** Folded words that are written with a capital somewhere. */
  capitals(): Set<string> {
    return new Set(this.tokens.flatMap((token) => (/^[@#]?\p{Lu}/u.test(token.text) ? [token.folded] : [])));
  }

  /** The whole text when a word stands in it in another form. */
  find({ kind, words }: Pointer): PersonFinding {
    const [start, end] = this.shortest(words) ?? this.literal(words) ?? [0, this.text.length];
    return { kind, text: this.text.slice(start, end), start, end };
  }

  private shortest(words: readonly string[]): [number, number] | undefined {
    let best: [number, number] | undefined;
    for (const [at, first] of this.tokens.entries()) {
      if (first.folded !== words[0]) continue;
      let last = at;
      for (const word of words.slice(1)) {
        const next = this.tokens.findIndex((token, index) => index > last && token.folded === word);
        if (next < 0) return best;
        last = next;
      }
      const range: [number, number] = [first.start, this.tokens[last]!.end];
      if (!best || range[1] - range[0] < best[1] - best[0]) best = range;
    }
    return best;
  }

  private literal(words: readonly string[]): [number, number] | undefined {
    const [word] = words;
    const start = word === undefined ? -1 : this.text.toLowerCase().indexOf(word.toLowerCase());
    return start < 0 ? undefined : [start, start + word!.length];
  }
}
