import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/**
 * Takes the spans that the programs of a run send (OTLP over HTTP) and writes them into a file, one sending a line.
 * @param {string} folder
 */
export async function startCollector(folder) {
  const file = join(folder, 'spans.jsonl');
  writeFileSync(file, '');
  const server = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request);
    appendFileSync(file, `${Buffer.concat(chunks)}\n`);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const stop = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { file, url: `http://127.0.0.1:${port}`, stop };
}
