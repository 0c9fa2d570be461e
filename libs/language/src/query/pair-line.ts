import { findPlaces, placeCodes, tokenise } from '../text/index.js';
import { dutchGazetteer } from '../text/gazetteer/index.js';
import { dateOf, localTimeOf } from '../time/index.js';
import { anchors } from './anchors.js';
import { compileMatcher, type QueryMatcher } from './compile-matcher.js';
import { formatQuery } from './format-query.js';
import { parseQuery } from './parse-query.js';
import { queryLimits } from './query-limits.js';
import type { QueryMessage } from './query-message.js';
import type { QueryNode } from './query-node.js';
import { QuerySyntaxError } from './query-syntax-error.js';

export const LONGEST_LINE = 8_000_000;

export interface QueryFault {
  readonly code: string;
  /** The character at fault, counted from nought; not for a line that holds no pair. */
  readonly at?: number;
  /** A Dutch sentence that says what to do. */
  readonly message: string;
}

export type Explanation =
  | { readonly canonical: string; readonly anchors: readonly string[]; readonly tree: QueryNode }
  | { readonly error: QueryFault };

type Id = string | number;
export type PairAnswer =
  { readonly id: Id; readonly match: boolean } | { readonly id?: Id; readonly error: QueryFault };

const FAULTS = {
  LINE_TOO_LONG: `Deze regel is langer dan ${LONGEST_LINE} tekens. Schrijf één paar per regel.`,
  LINE_NOT_JSON: 'Deze regel is geen JSON. Schrijf één object per regel, zoals {"id":"1","query":"afval","text":"…"}.',
  ID_INVALID: 'Het veld id ontbreekt. Geef een tekst of een getal.',
  QUERY_INVALID: 'Het veld query ontbreekt. Geef de tekst van de zoekopdracht.',
  TEXT_INVALID: 'Het veld text ontbreekt. Geef de tekst van het bericht.',
  AUTHOR_INVALID: 'Het veld author is geen tekst. Geef een accountnaam, of laat het weg.',
  LANG_INVALID: 'Het veld lang is geen tekst. Geef een taalcode zoals nl, of laat het weg.',
  SOURCE_INVALID: 'Het veld source is geen tekst. Geef een netwerk zoals mastodon, of laat het weg.',
  AT_INVALID: 'Het veld at is geen tijdstip. Geef een tijdstip zoals 2026-01-31T12:00:00Z, of laat het weg.',
  REPLY_INVALID: 'Het veld reply is niet waar of onwaar. Geef true of false, of laat het weg.',
  MEDIA_INVALID: 'Het veld media is niet waar of onwaar. Geef true of false, of laat het weg.',
} as const;

class LineFault extends Error {
  constructor(readonly code: keyof typeof FAULTS) {
    super(FAULTS[code]);
  }
}

/** Explains queries and tries them on texts, for scripts; says what is wrong in the words of the screens. */
export class QueryDesk {
  private readonly prepared = new Map<string, QueryMatcher | QuerySyntaxError>();

  constructor(private readonly texts: Readonly<Record<string, string>>) {}

  explain(query: string): Explanation {
    try {
      const tree = parseQuery(query);
      return { canonical: formatQuery(tree), anchors: anchors(tree), tree };
    } catch (error) {
      if (error instanceof QuerySyntaxError) return { error: this.faultOf(error) };
      throw error;
    }
  }

  /** Answers one line of JSON with whether its text matches its query. */
  check(line: string): PairAnswer {
    let id: Id | undefined;
    try {
      const pair = parseLine(line);
      id = typeof pair['id'] === 'string' || Number.isFinite(pair['id']) ? (pair['id'] as Id) : undefined;
      if (id === undefined) throw new LineFault('ID_INVALID');
      if (typeof pair['query'] !== 'string') throw new LineFault('QUERY_INVALID');
      const message = messageOf(pair);
      const matcher = this.prepare(pair['query']);
      return matcher instanceof QuerySyntaxError
        ? { id, error: this.faultOf(matcher) }
        : { id, match: matcher(message) };
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      return { ...(id !== undefined && { id }), error: { code: error.code, message: error.message } };
    }
  }

  private prepare(query: string): QueryMatcher | QuerySyntaxError {
    const known = this.prepared.get(query);
    if (known) return known;
    let result: QueryMatcher | QuerySyntaxError;
    try {
      result = compileMatcher(parseQuery(query));
    } catch (error) {
      if (!(error instanceof QuerySyntaxError)) throw error;
      result = error;
    }
    if (this.prepared.size >= 1_000) this.prepared.clear();
    // A query that is far too long is refused at once, and not worth its memory.
    if (query.length <= queryLimits.bytes) this.prepared.set(query, result);
    return result;
  }

  // A script has filled in nothing that could be kept; people count characters from one.
  private faultOf({ code, at, params }: QuerySyntaxError): QueryFault {
    const holes: Record<string, unknown> = { ...params, at: at + 1 };
    const text = (this.texts[code] ?? code).replace(' Wat je invulde is bewaard.', '');
    return { code, at, message: text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(holes[name] ?? '')) };
  }
}

function parseLine(line: string): Record<string, unknown> {
  if (line.length > LONGEST_LINE) throw new LineFault('LINE_TOO_LONG');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new LineFault('LINE_NOT_JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LineFault('LINE_NOT_JSON');
  return value as Record<string, unknown>;
}

function messageOf(pair: Record<string, unknown>): QueryMessage {
  if (typeof pair['text'] !== 'string') throw new LineFault('TEXT_INVALID');
  const text = tokenise(pair['text']);
  let places: ReadonlySet<string> | undefined;
  return {
    text,
    author: textOf(pair['author'], 'AUTHOR_INVALID'),
    lang: textOf(pair['lang'], 'LANG_INVALID'),
    source: textOf(pair['source'], 'SOURCE_INVALID'),
    day: dayOfInstant(pair['at']),
    isReply: truthOf(pair['reply'], 'REPLY_INVALID'),
    hasMedia: truthOf(pair['media'], 'MEDIA_INVALID'),
    // Only few queries ask for places.
    get places() {
      return (places ??= placeCodes(findPlaces(text, dutchGazetteer())));
    },
  };
}

function textOf(value: unknown, fault: keyof typeof FAULTS): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new LineFault(fault);
  return value;
}

function truthOf(value: unknown, fault: keyof typeof FAULTS): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw new LineFault(fault);
  return value;
}

function dayOfInstant(value: unknown): string | undefined {
  const text = textOf(value, 'AT_INVALID');
  if (text === undefined) return undefined;
  const instant = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(instant.getTime())) throw new LineFault('AT_INVALID');
  return text.length === 10 ? text : dateOf(localTimeOf(instant, 'Europe/Amsterdam').day);
}
