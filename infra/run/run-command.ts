import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths.mjs';

export interface CommandRun {
  readonly code: number | null;
  /** The JSON Lines that it wrote. */
  readonly answers: Record<string, unknown>[];
  readonly errors: string;
}

/** Runs a command of this folder as `npm run -s` does, for tests. */
export function runCommand(name: string, args: readonly string[], input = ''): Promise<CommandRun> {
  const folder = join(root, 'infra', 'run');
  const child = spawn(process.execPath, [join(folder, 'launch.mjs'), join(folder, `${name}.mjs`), ...args]);
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (errors += chunk));
  child.stdin.end(input);
  return new Promise((done) =>
    child.on('close', (code) => {
      const lines = output.split('\n').filter(Boolean);
      done({ code, errors, answers: lines.map((line) => JSON.parse(line)) });
    }),
  );
}
