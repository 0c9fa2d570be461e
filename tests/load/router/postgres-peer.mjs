import pg from 'pg';
import { startPostgres } from '../../../infra/run/postgres.mjs';

const CONFIGURATION = `
  create text search dictionary dutch_whole (template = snowball, language = dutch);
  create text search configuration dutch_whole (copy = simple);
  alter text search configuration dutch_whole
    alter mapping for asciiword, word, hword, hword_part, hword_asciipart, asciihword, numword, hword_numpart
    with dutch_whole;
  set max_parallel_workers_per_gather = 0;
  set jit = off;`;

/** PostgreSQL with stored queries: one sequential scan of `tsvector @@ tsquery` per message. */
export class PostgresPeer {
  static async open() {
    const postgres = await startPostgres({ ephemeral: true });
    const client = new pg.Client(postgres.superuserUrl);
    await client.connect();
    await client.query(CONFIGURATION);
    await client.query('create unlogged table stored (id int primary key, query tsquery not null)');
    return new PostgresPeer(postgres, client);
  }

  constructor(postgres, client) {
    this.postgres = postgres;
    this.client = client;
  }

  /** @param {import('@samenspraak/language/query').QueryNode[]} nodes */
  async store(nodes) {
    await this.client.query('truncate stored');
    const texts = nodes.map((node) => tsqueryOf(node) ?? "'x'");
    await this.client.query(
      `insert into stored select ordinality, to_tsquery('dutch_whole', text) from unnest($1::text[]) with ordinality t (text)`,
      [texts],
    );
    await this.client.query('analyze stored');
  }

  async route(text) {
    const { rows } = await this.client.query({
      name: 'route',
      text: `select s.id from (select to_tsvector('dutch_whole', $1) as words) m join stored s on m.words @@ s.query`,
      values: [text],
    });
    return rows.map(({ id }) => id);
  }

  /** The same for many texts in one statement; gives the numbers of the queries from 0. */
  async routeAll(texts) {
    const { rows } = await this.client.query(
      `select m.ordinality as text, array_agg(s.id - 1) as ids
       from (select ordinality, to_tsvector('dutch_whole', text) as words
             from unnest($1::text[]) with ordinality t (text) offset 0) m
       join stored s on m.words @@ s.query
       group by m.ordinality`,
      [texts],
    );
    const found = new Map(rows.map(({ text, ids }) => [Number(text), ids]));
    return texts.map((_, at) => found.get(at + 1) ?? []);
  }

  async close() {
    await this.client.end();
    await this.postgres.stop();
  }
}

/**
 * Writes a query for PostgreSQL. What it cannot say is made easier for it: NEAR becomes AND, what is known of a message
 * beside its text falls away.
 */
export function tsqueryOf(node) {
  const list = (children, sign) => {
    const parts = children.map(tsqueryOf).filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : `(${parts.join(sign)})`;
  };
  switch (node.type) {
    case 'and':
      return list(node.children, ' & ');
    case 'or':
      return list(node.children, ' | ');
    case 'near':
      return list([node.left, node.right], ' & ');
    case 'not': {
      const child = tsqueryOf(node.child);
      return child === undefined ? undefined : `!${child}`;
    }
    case 'phrase':
      return `(${node.words.map(lexeme).join(' <-> ')})`;
    case 'raw':
      return `(${node.text.split(/\s+/).map(lexeme).join(' <-> ')})`;
    case 'word':
    case 'hashtag':
    case 'mention':
      return lexeme(node.value);
    case 'pattern':
      return `${lexeme(node.value.replace(/[*?].*$/, ''))}:*`;
    default:
      return undefined;
  }
}

const lexeme = (word) => `'${word.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}'`;
