import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './command.mjs';
import { progress } from './report.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser for the browser suite: on the PATH, else Debian's own when we may install it, else undefined. */
export async function findChromium() {
  const present = onPath();
  if (present || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return present;
  progress('no chromium on the PATH: installing the one of this system');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  const { code, output } = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-inter'],
    { env },
  );
  if (code !== 0) process.stderr.write(output);
  return onPath();
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}
