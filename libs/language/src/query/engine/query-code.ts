import { fold } from '../../text/index.js';
import { compoundOf } from '../compound.js';
import { isPattern } from '../pattern.js';
import type { QueryNode, SpanNode } from '../query-node.js';
import { rawWordsOf } from '../raw-text.js';
import type { TermKind } from './term-table.js';

// A query as integers, each part after its parent. A part that is not negative is a term; another one is an operator,
// then how many integers it takes, then its parts.
export const AND = -1;
export const OR = -2;
export const NOT = -3;
/** Of terms only. */
export const ALL = -4;
export const ANY = -5;
/** A condition on terms that must hold first, then what must stand somewhere. */
export const SPANS = -6;
/** A day as a number: 20260131. */
export const SINCE = -7;
export const UNTIL = -8;
/** Parts that follow each other. */
export const SEQUENCE = -9;
export const EITHER = -10;
/** Distance, whether ordered, left, right. */
export const NEAR = -11;
/** Pairs of a term and the sign that joins it to the one before: an index in RAW_JOINS. */
export const RAW = -12;

export const RAW_JOINS = ['', '-', "'"] as const;

export type Code = readonly number[];
/** Gives the number of a term, also of one that is new. */
export type TermNumber = (kind: TermKind, value: string) => number;

/** Writes a query as integers; equal queries give equal integers for as long as their terms keep their numbers. */
export function codeOf(node: QueryNode, term: TermNumber): Code {
  switch (node.type) {
    case 'and':
    case 'or':
      return joined(
        node.type === 'and' ? AND : OR,
        node.children.map((child) => codeOf(child, term)),
      );
    case 'not':
      return negated(codeOf(node.child, term));
    case 'author':
    case 'site':
    case 'source':
    case 'lang':
    case 'is':
      return [term(node.type, node.value)];
    case 'place':
      return [term('place', node.code)];
    case 'since':
    case 'until':
      return part(node.type === 'since' ? SINCE : UNTIL, [[dayNumber(node.day)]]);
    default: {
      const condition = presenceOf(node, term);
      const spans = spansOf(node, term);
      return spans.length === 1 || sameTerms(spans, condition) ? condition : part(SPANS, [condition, spans]);
    }
  }
}

/** "2026-01-31" as a number that orders in the same way. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

const part = (operator: number, parts: readonly Code[]): Code => {
  const content = parts.flat();
  return [operator, content.length + 2, ...content];
};

/** Whether it is no more than one of some words: then where they stand does not matter. */
const sameTerms = (spans: Code, condition: Code): boolean =>
  spans[0] === EITHER && condition[0] === ANY && spans.length === condition.length;

/** What must be in a text, anywhere, for these spans to be there. */
function presenceOf(node: SpanNode, term: TermNumber): Code {
  switch (node.type) {
    case 'word':
    case 'pattern':
      return wordPresence(node.value, term);
    case 'phrase':
      return joined(
        AND,
        node.words.map((word) => wordPresence(word, term)),
      );
    case 'raw':
      return joined(
        AND,
        rawWordsOf(node.text).map(({ exact }) => [term('raw', exact)]),
      );
    case 'hashtag':
    case 'mention':
      return [term(node.type, fold(node.value))];
    case 'near':
      return joined(AND, [presenceOf(node.left, term), presenceOf(node.right, term)]);
    case 'or':
      return joined(
        OR,
        node.children.map((child) => presenceOf(child, term)),
      );
  }
}

function wordPresence(value: string, term: TermNumber): Code {
  const { parts, joined: whole } = compoundOf(value);
  const apart = joined(
    AND,
    parts.map((one) => [wordTerm(one, term)]),
  );
  return whole === undefined ? apart : joined(OR, [[wordTerm(whole, term)], apart]);
}

const wordTerm = (value: string, term: TermNumber): number => term(isPattern(value) ? 'pattern' : 'stem', value);

function spansOf(node: SpanNode, term: TermNumber): Code {
  switch (node.type) {
    case 'word':
    case 'pattern':
      return sequence([wordSpans(node.value, term)]);
    case 'phrase':
      return sequence(node.words.map((word) => wordSpans(word, term)));
    case 'raw': {
      const words = rawWordsOf(node.text);
      const pairs = words.map(({ exact, joinedBy }, at) => [
        term('raw', exact),
        at === 0 ? 0 : RAW_JOINS.indexOf(joinedBy),
      ]);
      return words.length === 1 ? [pairs[0]![0]!] : part(RAW, pairs);
    }
    case 'hashtag':
    case 'mention':
      return [term(node.type, fold(node.value))];
    case 'near':
      return part(NEAR, [[node.distance, Number(node.ordered)], spansOf(node.left, term), spansOf(node.right, term)]);
    case 'or':
      return either(node.children.map((child) => spansOf(child, term)));
  }
}

function wordSpans(value: string, term: TermNumber): Code {
  const { parts, joined: whole } = compoundOf(value);
  const apart = sequence(parts.map((one) => [wordTerm(one, term)]));
  return whole === undefined ? apart : either([[wordTerm(whole, term)], apart]);
}

function sequence(parts: readonly Code[]): Code {
  const flat = parts.flatMap((one) => (one[0] === SEQUENCE ? partsOf(one) : [one]));
  return flat.length === 1 ? flat[0]! : part(SEQUENCE, flat);
}

function either(choices: readonly Code[]): Code {
  const sorted = distinct(choices.flatMap((one) => (one[0] === EITHER ? partsOf(one) : [one])));
  return sorted.length === 1 ? sorted[0]! : part(EITHER, sorted);
}

function joined(operator: typeof AND | typeof OR, children: readonly Code[]): Code {
  const ofTerms = operator === AND ? ALL : ANY;
  const open = (one: Code): Code[] =>
    one[0] === operator || one[0] === ofTerms ? partsOf(one).flatMap((inner) => open(inner)) : [one];
  const flat = distinct(children.flatMap(open));
  if (flat.length === 1) return flat[0]!;
  const terms = flat.filter((one) => one.length === 1);
  if (terms.length === flat.length && flat.length > 0) return part(ofTerms, flat);
  // The terms of a mixed list stand together, so that they are looked up in one go.
  if (terms.length < 2) return part(operator, flat);
  return part(operator, [part(ofTerms, terms), ...flat.filter((one) => one.length > 1)]);
}

function negated(code: Code): Code {
  return code[0] === NOT ? code.slice(2) : part(NOT, [code]);
}

/** Gives the parts of an operator. */
export function partsOf(code: Code): Code[] {
  const parts: Code[] = [];
  for (let at = 2; at < code[1]!;) {
    const size = code[at]! >= 0 ? 1 : code[at + 1]!;
    parts.push(code.slice(at, at + size));
    at += size;
  }
  return parts;
}

/** Puts parts in one order, each once: what is cheap to look up first, what must not be last, for that seldom decides. */
function distinct(parts: readonly Code[]): Code[] {
  const sorted = [...parts].sort(compare);
  return sorted.filter((one, at) => at === 0 || compare(sorted[at - 1]!, one) !== 0);
}

function compare(a: Code, b: Code): number {
  if ((a[0] === NOT) !== (b[0] === NOT)) return a[0] === NOT ? 1 : -1;
  if (a.length !== b.length) return a.length - b.length;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return 0;
}
