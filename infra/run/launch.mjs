// Second half of the bootstrap: runs one command under the right Node.
import { fail } from './report.mjs';

const [module, ...args] = process.argv.slice(2);
const gone = new AbortController();
// An ignored disconnect would leave the command running without anyone to stop it.
process.on('disconnect', () => gone.abort());

try {
  const { main } = await import(module);
  await main(args, gone.signal);
} catch (error) {
  fail(error);
} finally {
  if (process.connected) process.disconnect();
}
