import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MB = 2 ** 20;

/**
 * What a router with these queries takes in a process of its own, after it read these texts: MB of heap and arrays that
 * live, and of the process, both over the same process without a router.
 */
export async function measureMemory(queries, texts) {
  const folder = mkdtempSync(join(tmpdir(), 'samenspraak-router-'));
  try {
    const files = [queries, texts].map((lines, at) => {
      const file = join(folder, `${at}.jsonl`);
      writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
      return file;
    });
    return await new Promise((resolve, reject) => {
      const child = fork(new URL('memory-child.mjs', import.meta.url), files, { execArgv: ['--expose-gc'] });
      child.once('message', ({ live, rss }) => resolve({ live_mb: live / MB, rss_mb: rss / MB }));
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`The process that was measured ended early (${code}).`)));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
