// Second half of the bootstrap: runs one command under the right Node.
import { fail } from './report.mjs';

const [module, ...args] = process.argv.slice(2);
const gone = new AbortController();
// An ignored disconnect would leave the command running without anyone to stop it.
const leave = () => gone.abort();
process.on('disconnect', leave);

try {
  const { main } = await import(module);
  await main(args, gone.signal);
} catch (error) {
  fail(error);
} finally {
  // Hanging up ourselves is no sign that the other end is gone: a good run would end as a failed one.
  process.off('disconnect', leave);
  if (process.connected) process.disconnect();
}
