import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const running = new Set();
// Who ends this process ends what it runs.
process.on('exit', () => {
  for (const child of running) child.kill();
});

/**
 * Runs a program to its end and returns its exit code and output; nothing of it reaches stdout.
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options] `show` copies the output to stderr
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(file, args, { cwd = root, env = process.env, show = false } = {}) {
  return new Promise((done, refuse) => {
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    const take = (chunk) => {
      output += chunk;
      if (show) process.stderr.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', refuse);
    child.on('close', (code, signal) => {
      running.delete(child);
      done({ code: code ?? (signal ? 128 : 1), output });
    });
  });
}
