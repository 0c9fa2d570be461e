import { combine, type QueryNode, type SpanNode } from './query-node.js';
import { queryLimits } from './query-limits.js';
import { QuerySyntaxError } from './query-syntax-error.js';
import { isPattern } from './pattern.js';
import { type Unit, unitsOf } from './term-units.js';

/** Reads what stands between spaces: a word, a hashtag, a mention, or several that touch. */
export function readTerm(chunk: string, at: number): QueryNode {
  const units = unitsOf(chunk, at);
  const nodes: QueryNode[] = [];
  for (let from = 0; from < units.length;) {
    let to = from;
    while (units[to]?.kind === 'word') to += 1;
    nodes.push(to > from ? wordsNode(units.slice(from, to)) : signedNode(units[from] as Unit));
    from = Math.max(to, from + 1);
  }
  return combine('and', nodes);
}

/** Reads what stands between quotes, from the offset of its first character; a hashtag among other words is its word. */
export function readPhrase(content: string, at: number): QueryNode {
  const units = unitsOf(content, at, 'folded', at - 1);
  const [only] = units;
  if (only && units.length === 1 && only.kind !== 'word') return signedNode(only);
  refuseMention(units);
  return wordsNode(units);
}

/** Reads what `raw:` asks for: words as they are written, joined as they are. */
export function readRaw(content: string, at: number): QueryNode {
  const units = unitsOf(content, at, 'raw');
  refuseMention(units);
  refuseLength(units);
  return { type: 'raw', text: units.map(({ text, joinedBy }, at) => (at > 0 ? joinedBy || ' ' : '') + text).join('') };
}

function refuseMention(units: readonly Unit[]): void {
  const mention = units.find(({ kind }) => kind === 'mention');
  if (mention) throw new QuerySyntaxError('QUERY_ADDRESS_UNSEARCHABLE', mention.at, { text: `@${mention.text}` });
}

function refuseLength(units: readonly Unit[]): void {
  const first = units[queryLimits.phraseWords];
  if (first) throw new QuerySyntaxError('QUERY_PHRASE_TOO_LONG', first.at, { limit: queryLimits.phraseWords });
}

function wordsNode(units: readonly Unit[]): SpanNode {
  refuseLength(units);
  const words = units.map(({ text }) => text);
  const [only] = words;
  if (only === undefined || words.length > 1) return { type: 'phrase', words };
  return { type: isPattern(only) ? 'pattern' : 'word', value: only };
}

function signedNode({ kind, text }: Unit): SpanNode {
  return kind === 'mention' ? { type: 'mention', value: text } : { type: 'hashtag', value: text };
}
