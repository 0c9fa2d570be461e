import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command.mjs';
import { withLock } from './lock.mjs';
import { root, toolsFolder } from './paths.mjs';
import { explain, RunError, step } from './report.mjs';
import { fingerprint, isDone, markDone } from './stamp.mjs';
import { environment, findNode, findPnpm, placeShims } from './toolchain.mjs';

const manifests = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'];
const sources = ['libs', 'apps', 'infra/demo', 'tsconfig.json', 'tsconfig.options.json'];
const roomForInstall = 1.5e9;

/**
 * Makes sure that Node, pnpm and the packages are there and, with `build`, that the project is built ('code': without the
 * web pages); does only what changed.
 * @param {{ build: boolean | 'code' }} wanted
 * @returns {Promise<string>} the Node to run with
 */
export async function prepare({ build }) {
  return withLock(join(toolsFolder, 'prepare.lock'), async () => {
    const [node, pnpm] = await Promise.all([findNode(), findPnpm()]);
    placeShims(node, pnpm);
    await install(node, pnpm);
    if (build) await compile(node, pnpm, build);
    return node;
  });
}

async function install(node, pnpm) {
  const print = fingerprint([...manifests, ...workspaceManifests()], `${process.platform} ${process.arch}`);
  if (isDone('install', print) && existsSync(join(root, 'node_modules', '.modules.yaml'))) return;
  await demandRoom();
  await step('packages installed', async () => {
    const { code, output } = await run(node, [pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], {
      env: { ...environment(node), CI: '1' },
    });
    if (code !== 0) throw explain(output, 'The packages could not be installed.');
  });
  markDone('install', print);
}

async function compile(node, pnpm, build) {
  const print = fingerprint([...manifests, ...sources], node);
  if (isDone('build', print) && existsSync(join(root, 'apps', 'api', 'dist'))) return;
  await compileCode(node, print);
  if (build === 'code') return;
  await Promise.all(webPackages().map((folder) => bundle(node, pnpm, folder)));
  markDone('build', print);
}

async function compileCode(node, print) {
  if (isDone('code', print) && existsSync(join(root, 'apps', 'api', 'dist'))) return;
  await step('TypeScript compiled', async () => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { code, output } = await run(node, [tsc, '--build'], { env: environment(node) });
    if (code !== 0) throw explain(output, 'The code does not compile.');
  });
  markDone('code', print);
}

async function bundle(node, pnpm, folder) {
  const name = folder.split('/').at(-1);
  const print = fingerprint([...manifests, folder, 'libs/language', 'schema.graphql']);
  if (isDone(`web ${name}`, print) && existsSync(join(root, folder, 'dist'))) return;
  await step(`web pages of ${name} built`, async () => {
    const { code, output } = await run(node, [pnpm, '--dir', folder, 'run', 'build:web'], { env: environment(node) });
    if (code !== 0) throw explain(output, `The web pages of ${name} could not be built.`);
  });
  markDone(`web ${name}`, print);
}

function webPackages() {
  return readdirSync(join(root, 'apps'))
    .map((name) => `apps/${name}`)
    .filter((folder) => {
      const manifest = join(root, folder, 'package.json');
      return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).scripts?.['build:web'];
    });
}

function workspaceManifests() {
  const parents = ['apps', 'libs', 'libs/connectors', 'libs/capabilities', 'infra'];
  const folders = parents.flatMap((parent) =>
    existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => `${parent}/${name}`) : [],
  );
  return [...folders, 'tests'].map((folder) => `${folder}/package.json`).filter((path) => existsSync(join(root, path)));
}

async function demandRoom() {
  const { bavail, bsize } = await statfs(root);
  if (bavail * bsize < roomForInstall) {
    throw new RunError(
      `The disk is nearly full: ${Math.round((bavail * bsize) / 1e6)} MB left, about 1500 MB is needed.`,
    );
  }
}
