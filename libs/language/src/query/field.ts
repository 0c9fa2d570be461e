import { fold } from '../text/index.js';
import { readRaw } from './term.js';
import { combine, type MessageTrait, type QueryNode } from './query-node.js';
import { type QuerySyntaxCode, QuerySyntaxError } from './query-syntax-error.js';
import { siteOf } from './site.js';
import { shortened } from './term-units.js';

type Field = 'raw' | 'author' | 'site' | 'source' | 'lang' | 'place' | 'is' | 'since' | 'until' | 'date';

const NAMES: Readonly<Record<string, Field>> = {
  raw: 'raw',
  author: 'author',
  auteur: 'author',
  site: 'site',
  source: 'source',
  bron: 'source',
  lang: 'lang',
  taal: 'lang',
  place: 'place',
  plaats: 'place',
  is: 'is',
  since: 'since',
  sinds: 'since',
  until: 'until',
  tot: 'until',
  date: 'date',
  datum: 'date',
};
const TRAITS: Readonly<Record<string, MessageTrait>> = {
  reply: 'reply',
  antwoord: 'reply',
  question: 'question',
  vraag: 'question',
  link: 'link',
  media: 'media',
};
const FIELD = new RegExp(`^(?<name>${Object.keys(NAMES).join('|')}):`, 'i');
const HANDLE =
  /^[\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}_.-]*[\p{L}\p{N}\p{M}_])?(?:@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)?$/u;
const HOST = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*)(?:\.[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*)*$/u;

/** The start of a term that asks for something other than words in the text. */
export interface FieldStart {
  readonly field: Field;
  /** As it was typed, with the colon. */
  readonly written: string;
}

/** Finds "author:" and the like at the start of a chunk. */
export function fieldStartOf(chunk: string): FieldStart | undefined {
  const found = FIELD.exec(chunk);
  const field = found?.groups && NAMES[found.groups['name']!.toLowerCase()];
  return found && field ? { field, written: found[0] } : undefined;
}

/** Reads the value of a field, which begins at an offset. */
export function readField({ field, written }: FieldStart, value: string, at: number, quoted: boolean): QueryNode {
  const plain = value.trim();
  if (plain === '') throw new QuerySyntaxError('QUERY_FIELD_EMPTY', at - (quoted ? 1 : 0), { field: written });
  const wrong = (code: QuerySyntaxCode) => new QuerySyntaxError(code, at, { text: shortened(plain) });
  switch (field) {
    case 'raw': {
      const wildcard = quoted ? -1 : value.search(/[*?]/);
      if (wildcard >= 0)
        throw new QuerySyntaxError('QUERY_WILDCARD_UNSUITED', at + wildcard, { text: shortened(written + plain) });
      return readRaw(value, at);
    }
    case 'author':
      return { type: 'author', value: folded(plain.replace(/^@/, ''), HANDLE, wrong('QUERY_AUTHOR_INVALID')) };
    case 'site':
      return { type: 'site', value: readSite(plain, wrong('QUERY_SITE_INVALID')) };
    case 'source':
      return { type: 'source', value: folded(plain, /^[a-z][a-z0-9_-]{0,29}$/, wrong('QUERY_SOURCE_INVALID')) };
    case 'lang':
      return {
        type: 'lang',
        value: folded(plain.split(/[-_]/, 1)[0]!, /^[a-z]{2,3}$/, wrong('QUERY_LANGUAGE_INVALID')),
      };
    case 'place': {
      const code = /^(?<kind>GM|WP)?(?<digits>\d{4})$/i.exec(plain)?.groups;
      if (!code) throw wrong('QUERY_PLACE_INVALID');
      return { type: 'place', code: `${code['kind']?.toUpperCase() ?? 'WP'}${code['digits']}` };
    }
    case 'is': {
      const trait = Object.hasOwn(TRAITS, plain.toLowerCase()) ? TRAITS[plain.toLowerCase()] : undefined;
      if (!trait) throw wrong('QUERY_TRAIT_INVALID');
      return { type: 'is', value: trait };
    }
    case 'date':
      return readWindow(plain, at);
    default:
      return { type: field, day: readDay(plain, at) };
  }
}

function folded(value: string, expected: RegExp, wrong: QuerySyntaxError): string {
  const result = fold(value);
  if (value.length > 100 || result.length > 100 || !expected.test(result) || fold(result) !== result) throw wrong;
  return result;
}

function readSite(written: string, wrong: QuerySyntaxError): string {
  const value = written.replace(/^\*?\./, '').replace(/\/\*$/, '');
  const { host } = siteOf(value);
  const path = /^(?:https?:\/\/)?[^/?#]*(?<path>[^?#]*)/i.exec(value)?.groups?.['path'] ?? '';
  const site = folded(host, HOST, wrong) + path.toLowerCase().normalize('NFC').replace(/\/+$/, '');
  if (/[\s*()"\u201c-\u201f\p{C}]/u.test(site) || site.length > 200 || (path !== '' && !host.includes('.')))
    throw wrong;
  if (site !== site.toLowerCase().normalize('NFC') || siteOf(site).host !== host) throw wrong;
  return site;
}

const DAY = /^(?:(?<iso>\d{4}-\d{2}-\d{2})|(?<day>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{4}))$/;

function readDay(value: string, at: number): string {
  const { iso, day, month, year } = DAY.exec(value)?.groups ?? {};
  const text = iso ?? (year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : '');
  const date = new Date(`${text}T00:00:00Z`);
  // A day that the calendar lacks rolls over to another.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw new QuerySyntaxError('QUERY_DAY_INVALID', at, { text: shortened(value) });
  return text;
}

function readWindow(value: string, at: number): QueryNode {
  const dots = value.indexOf('..');
  const [from, to] = dots < 0 ? [value, value] : [value.slice(0, dots), value.slice(dots + 2)];
  const since = from === '' ? undefined : readDay(from, at);
  const until = to === '' ? undefined : readDay(to, at + Math.max(0, dots < 0 ? 0 : dots + 2));
  if ((since === undefined && until === undefined) || (since && until && since > until))
    throw new QuerySyntaxError('QUERY_WINDOW_INVALID', at, { text: shortened(value) });
  const days: QueryNode[] = [];
  if (since) days.push({ type: 'since', day: since });
  if (until) days.push({ type: 'until', day: until });
  return combine('and', days);
}
