import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { MessageRouter, parseQuery } from '@samenspraak/language/query';

const [queries, texts] = process.argv.slice(2);

/** The smallest of some looks: what the collector has not given back yet is nobody's. */
async function look() {
  let live = Infinity;
  let rss = Infinity;
  for (let round = 0; round < 6; round += 1) {
    globalThis.gc();
    await sleep(150);
    const usage = process.memoryUsage();
    live = Math.min(live, usage.heapUsed + usage.arrayBuffers);
    rss = Math.min(rss, usage.rss);
  }
  return { live, rss };
}

async function eachLine(file, use) {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    use(JSON.parse(line));
}

const before = await look();
const router = new MessageRouter();
await eachLine(queries, (query) => router.add(router.size, parseQuery(query)));
await eachLine(texts, (text) => router.route({ text }));
const after = await look();
process.send({ live: after.live - before.live, rss: after.rss - before.rss, size: router.size });
process.disconnect();
