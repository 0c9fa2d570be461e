import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { RunError } from './report.mjs';

/**
 * Answers each line of a file (or - for the standard input) with one line of JSON on the standard output, in order.
 * Lines come and go one by one, so that their number takes no memory; of a line that is too long only a beginning is
 * kept, which the answer then refuses.
 */
export async function answerLines({ file, longest, answer, usage, gone }) {
  const source = file === '-' ? process.stdin : createReadStream(file);
  // Who reads our answers may have enough of them.
  process.stdout.on('error', () => source.destroy());
  gone?.addEventListener('abort', () => source.destroy());
  try {
    for await (const line of linesOf(source, longest)) {
      if (line.trim() === '') continue;
      const more = process.stdout.write(`${JSON.stringify(answer(line))}\n`);
      if (!more) await once(process.stdout, 'drain');
    }
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'EACCES') {
      throw new RunError(`The file ${file} cannot be read (${error.code}). ${usage}`);
    }
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'EPIPE') throw error;
  }
}

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
  if (line) yield line.replace(/^\ufeff/, '');
}
