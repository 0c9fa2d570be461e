import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from './command.mjs';
import { root, toolsFolder } from './paths.mjs';
import { explain, RunError, step } from './report.mjs';

const wanted = readFileSync(join(root, '.node-version'), 'utf8').trim();
const pnpmVersion = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager.split('@')[1];
const major = wanted.split('.')[0];

/**
 * The Node this project runs on: the present one when it is of the right major version, else one from the registry.
 * @returns {Promise<string>} path of the program
 */
export async function findNode() {
  const present = Number(process.versions.node.split('.')[0]);
  if (present < 20)
    throw new RunError(`Node ${process.versions.node} is too old: install Node 20 or later and try again.`);
  if (String(present) === major) return process.execPath;
  const folder = join(toolsFolder, `node-${wanted}`);
  // Linux has a package that is the plain program; elsewhere `node` picks the right one while installing.
  const name = process.platform === 'linux' ? `node-linux-${process.arch}` : 'node';
  const program = join(folder, 'node_modules', name, 'bin', 'node');
  if (!existsSync(program)) await step(`Node ${wanted} from the registry`, () => install(folder, `${name}@${wanted}`));
  const shown = spawnSync(program, ['--version'], { encoding: 'utf8' });
  if (shown.stdout?.trim() !== `v${wanted}`) {
    rmSync(folder, { recursive: true, force: true });
    throw new RunError(
      `Node ${wanted} for ${process.platform}-${process.arch} does not run here. Install Node ${major} yourself and try again.`,
    );
  }
  return program;
}

/** Gets pnpm in the version that the lock file was written with. @returns {Promise<string>} path of its script */
export async function findPnpm() {
  const folder = join(toolsFolder, `pnpm-${pnpmVersion}`);
  const entry = join(folder, 'node_modules', 'pnpm', 'bin', 'pnpm.mjs');
  if (!existsSync(entry)) {
    await step(`pnpm ${pnpmVersion} from the registry`, () => install(folder, `pnpm@${pnpmVersion}`));
  }
  return entry;
}

/** Puts both where child processes find them by name. */
export function placeShims(node, pnpm) {
  shim('node', `exec '${node}' "$@"`);
  shim('pnpm', `exec '${node}' '${pnpm}' "$@"`);
}

/** The environment in which our Node and pnpm come first on the PATH. */
export function environment(node) {
  const own = [join(toolsFolder, 'bin'), dirname(node)];
  return { ...process.env, PATH: [...own, process.env.PATH ?? ''].join(delimiter) };
}

async function install(folder, what) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', '--loglevel=error', what];
  const { code, output } = await run(npm, args, { cwd: folder }).catch((error) => ({ code: 1, output: String(error) }));
  if (code === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw explain(output, `${what} could not be installed.`);
}

function shim(name, line) {
  const file = join(toolsFolder, 'bin', name);
  const text = `#!/bin/sh\n${line}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}
