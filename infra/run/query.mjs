import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { answerLines } from './json-lines.mjs';
import { root } from './paths.mjs';
import { RunError } from './report.mjs';

const usage =
  "Say what to do: npm run -s query -- explain '<query>', or npm run -s query -- check --pairs FILE (FILE or - for the standard input).";
const built = join(root, 'libs', 'language', 'dist', 'query', 'pair-line.js');
const texts = join(root, 'apps', 'web', 'src', 'errors', 'texts.nl.json');

/** Explains a query, or answers JSON Lines of pairs of query and text with whether they match, in their order. */
export async function main(args, gone) {
  const { command, query, pairs } = read(args);
  const { LONGEST_LINE, QueryDesk } = await import(pathToFileURL(built).href);
  const desk = new QueryDesk(JSON.parse(readFileSync(texts, 'utf8')));
  if (command === 'check') {
    return answerLines({ file: pairs, longest: LONGEST_LINE, answer: (line) => desk.check(line), usage, gone });
  }
  const answer = desk.explain(query);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  if (answer.error) process.exitCode = 1;
}

function read([command, ...rest]) {
  if (command === 'explain' && rest.length === 1) return { command, query: rest[0] };
  if (command !== 'check') throw new RunError(usage);
  try {
    const { values } = parseArgs({ args: rest, options: { pairs: { type: 'string' } } });
    if (!values.pairs) throw new RunError(usage);
    return { command, pairs: values.pairs };
  } catch (error) {
    throw error instanceof RunError ? error : new RunError(`${error.message}. ${usage}`);
  }
}
