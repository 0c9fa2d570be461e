import { cleanText, tokenise, type Token } from '../text/index.js';
import { queryLimits } from './query-limits.js';
import { combine, type QueryNode } from './query-node.js';
import { QuerySyntaxError } from './query-syntax-error.js';

interface Unit {
  readonly kind: Token['kind'];
  readonly text: string;
}

/** Reads what stands between spaces: a word, a hashtag, a mention, or several that touch. */
export function readTerm(chunk: string, at: number): QueryNode {
  const units = unitsOf(chunk, at);
  const nodes: QueryNode[] = [];
  for (let from = 0; from < units.length;) {
    let to = from;
    while (units[to]?.kind === 'word') to += 1;
    nodes.push(to > from ? wordsNode(units.slice(from, to), at) : signedNode(units[from] as Unit));
    from = Math.max(to, from + 1);
  }
  return combine('and', nodes);
}

/** Reads what stands between quotes; a hashtag among other words counts as its word. */
export function readPhrase(content: string, at: number): QueryNode {
  const units = unitsOf(content, at);
  const [only] = units;
  if (only && units.length === 1 && only.kind !== 'word') return signedNode(only);
  const mention = units.find(({ kind }) => kind === 'mention');
  if (mention) throw new QuerySyntaxError('QUERY_ADDRESS_UNSEARCHABLE', at, { text: `@${mention.text}` });
  return wordsNode(units, at);
}

function wordsNode(units: readonly Unit[], at: number): QueryNode {
  const words = units.map(({ text }) => text);
  if (words.length > queryLimits.phraseWords)
    throw new QuerySyntaxError('QUERY_PHRASE_TOO_LONG', at, { limit: queryLimits.phraseWords });
  const [only] = words;
  return only !== undefined && words.length === 1 ? { type: 'word', value: only } : { type: 'phrase', words };
}

function signedNode({ kind, text }: Unit): QueryNode {
  return kind === 'mention' ? { type: 'mention', value: text } : { type: 'hashtag', value: text };
}

/** Gives the pieces of a chunk in order, a joined form in place of its parts. */
function unitsOf(chunk: string, at: number): Unit[] {
  const tokenised = tokenise(chunk);
  const units: Unit[] = [];
  let position = 0;
  for (const token of tokenised.tokens) {
    if (token.position < position) continue;
    position = token.next;
    if (token.kind === 'email' || token.kind === 'url')
      throw new QuerySyntaxError('QUERY_ADDRESS_UNSEARCHABLE', at + token.start, { text: token.text });
    if (token.end - token.start > queryLimits.term)
      throw new QuerySyntaxError('QUERY_TERM_TOO_LONG', at + token.start, { limit: queryLimits.term });
    if (token.folded === '') continue;
    units.push({ kind: token.kind, text: canonicalText(chunk, token) });
  }
  if (units.length === 0) throw new QuerySyntaxError('QUERY_TERM_EMPTY', at, { text: chunk.trim() });
  return units;
}

function canonicalText(chunk: string, token: Token): string {
  if (!token.joined) return cleanText(token.text).toLowerCase();
  return cleanText(chunk.slice(token.start, token.end))
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010\u2011]/g, '-');
}
