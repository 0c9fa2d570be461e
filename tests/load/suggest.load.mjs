import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SuggestIndex } from '@samenspraak/language/suggest';
import pg from 'pg';
import { root } from '../../infra/run/paths.mjs';
import { startPostgres } from '../../infra/run/postgres.mjs';
import { progress, RunError } from '../../infra/run/report.mjs';
import { printResult, readOptions, round } from './measure.mjs';

const fixtures = join(root, 'libs/language/src/suggest/fixtures');
const FIRST = 3;

/**
 * How often the right answer of the government's 179 stands first, and among the first three, when its question is asked in
 * other words; beside it PostgreSQL's Dutch full-text search over the same answers (any of the words, title before text,
 * ranked by ts_rank_cd). `--questions FILE` asks the questions of a file instead: JSON Lines with `text` and the expected `id`.
 */
export async function main(args) {
  const { quick, seed, questions } = readArguments(args);
  const answers = lines(join(fixtures, 'government-questions.jsonl'));
  const asked = questions ?? lines(join(fixtures, 'asked-questions.jsonl')).filter(({ set }) => set !== 'tuned');
  const known = new Set(answers.map(({ id }) => id));
  const strange = asked.find(({ text, id }) => typeof text !== 'string' || !known.has(id));
  if (strange)
    throw new RunError(`A question needs a text and the id of one of the 179 answers: ${JSON.stringify(strange)}`);
  const before = performance.now();
  const index = new SuggestIndex(
    answers.map(({ id, question, answer, subjects }) => ({
      id,
      title: question,
      topic: subjects.join(' '),
      body: answer,
    })),
  );
  const buildMs = performance.now() - before;
  const started = performance.now();
  const ours = asked.map(({ text }) => index.suggest(text, FIRST).map(({ id }) => id));
  const eachMs = (performance.now() - started) / asked.length;
  const theirs = await searchFullText(answers, asked);
  if (!quick)
    for (const [at, { text, id }] of asked.entries()) if (!ours[at].includes(id)) progress(`not found: ${text}`);
  const share = (found, first) =>
    round(asked.filter(({ id }, at) => found[at].slice(0, first).includes(id)).length / asked.length);
  printResult({
    name: 'suggest',
    figures: {
      top1: share(ours, 1),
      top3: share(ours, FIRST),
      fulltext_top1: share(theirs, 1),
      fulltext_top3: share(theirs, FIRST),
      ms_per_question: round(eachMs),
      build_ms: round(buildMs),
    },
    oracle: { checked: asked.length, different: asked.filter(({ id }, at) => !ours[at].includes(id)).length },
    rounds: 1,
    about: { answers: answers.length, questions: asked.length, sets: countSets(asked, ours), seed },
  });
}

function readArguments(args) {
  const rest = [...args];
  const at = rest.indexOf('--questions');
  if (at < 0) return readOptions(rest);
  const [, file] = rest.splice(at, 2);
  if (!file) throw new RunError('--questions needs a file with JSON Lines of text and id.');
  return { ...readOptions(rest), questions: lines(file) };
}

function lines(file) {
  const rows = readFileSync(file, 'utf8').split('\n');
  return rows.flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line)];
    } catch {
      throw new RunError(`Line ${at + 1} of ${file} is no JSON.`);
    }
  });
}

/** What an ordinary search would put first. */
async function searchFullText(answers, asked) {
  const postgres = await startPostgres({ ephemeral: true });
  const client = new pg.Client(postgres.superuserUrl);
  try {
    await client.connect();
    await client.query(`create temp table answer (id text, words tsvector)`);
    await client.query(
      `insert into answer select id, setweight(to_tsvector('dutch', title), 'A') || setweight(to_tsvector('dutch', topic), 'B') || to_tsvector('dutch', body)
       from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as u (id, title, topic, body)`,
      [
        answers.map(({ id }) => id),
        answers.map(({ question }) => question),
        answers.map(({ subjects }) => subjects.join(' ')),
        answers.map(({ answer }) => answer),
      ],
    );
    const found = [];
    for (const { text } of asked) {
      const { rows } = await client.query(
        `select a.id from answer a, (select string_agg(quote_literal(lexeme), ' | ')::tsquery as q from unnest(to_tsvector('dutch', $1))) asked
         where a.words @@ q order by ts_rank_cd(a.words, q, 1) desc, a.id limit $2`,
        [text, FIRST],
      );
      found.push(rows.map(({ id }) => id));
    }
    return found;
  } finally {
    await client.end();
    await postgres.stop();
  }
}

function countSets(asked, found) {
  const sets = {};
  for (const [at, { set = 'given', id }] of asked.entries()) {
    sets[set] ??= { questions: 0, top3: 0 };
    sets[set].questions += 1;
    if (found[at].includes(id)) sets[set].top3 += 1;
  }
  for (const of of Object.values(sets)) of.top3 = round(of.top3 / of.questions);
  return sets;
}
