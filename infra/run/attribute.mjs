import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
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
  const source = posts === '-' ? process.stdin : createReadStream(posts);
  // Who reads our answers may have enough of them.
  process.stdout.on('error', () => source.destroy());
  gone?.addEventListener('abort', () => source.destroy());
  try {
    for await (const line of linesOf(source, LONGEST_LINE)) {
      if (line.trim() === '') continue;
      const more = process.stdout.write(`${JSON.stringify(attributeLine(line, members))}\n`);
      if (!more) await once(process.stdout, 'drain');
    }
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'EACCES') {
      throw new RunError(`The file ${posts} cannot be read (${error.code}). ${usage}`);
    }
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'EPIPE') throw error;
  }
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

/** Lines as they come; of one that is far too long only the beginning, so that no input fills the memory. */
async function* linesOf(source, longest) {
  const decoder = new StringDecoder('utf8');
  let line = '';
  for await (const chunk of source) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) {
        yield line.replace(/^\ufeff/, '');
        line = '';
      }
      if (line.length <= longest) line += piece.slice(0, longest + 1);
    }
  }
  line += decoder.end();
  if (line) yield line;
}
