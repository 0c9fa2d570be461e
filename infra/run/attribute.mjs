import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { answerLines } from './json-lines.mjs';
import { root } from './paths.mjs';
import { RunError } from './report.mjs';

const usage =
  'Say which posts and for whom: npm run -s attribute -- --posts FILE --tenants GM0880,GM0431 (FILE or - for the standard input).';
const built = join(root, 'libs', 'capabilities', 'monitoring', 'dist', 'attribution-line.js');

/** Answers JSON Lines of posts with whose each is, in their order: npm run -s attribute -- --posts FILE --tenants CODES */
export async function main(args, gone) {
  const { posts, tenants } = read(args);
  const { attributeLine, membersOf, LONGEST_LINE } = await import(pathToFileURL(built).href);
  let members;
  try {
    members = membersOf(tenants);
  } catch (error) {
    throw new RunError(`${error.message} ${usage}`);
  }
  const answer = (line) => attributeLine(line, members);
  await answerLines({ file: posts, longest: LONGEST_LINE, answer, usage, gone });
}

function read(args) {
  try {
    const { values } = parseArgs({ args, options: { posts: { type: 'string' }, tenants: { type: 'string' } } });
    const tenants = (values.tenants ?? '').split(',').map((code) => code.trim().toUpperCase());
    if (!values.posts || tenants.includes('')) throw new RunError(usage);
    return { posts: values.posts, tenants };
  } catch (error) {
    throw error instanceof RunError ? error : new RunError(`${error.message}. ${usage}`);
  }
}
