import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { freePort } from './ports.mjs';
import { RunError, tail } from './report.mjs';

const realmFile = join(root, 'infra', 'keycloak', 'samenspraak-realm.json');
const placeholderOrigin = 'http://localhost:4000';
const readyWithin = 600_000;

/**
 * Starts a real Keycloak on loopback with the project's own realm; it keeps nothing.
 * The import is the committed one, with the web's origin of this run, passwords for the people and a secret for scripts.
 *
 * @param {object} options
 * @param {string} options.home an unpacked Keycloak, which stays as it is but for its own build
 * @param {string} options.folder a folder of this run
 * @param {string} options.web origin of the web
 * @param {ReturnType<import('./keeper.mjs').createKeeper>} options.keeper
 * @throws {RunError} when it ends or does not answer in time
 */
export async function startKeycloak({ home, folder, web, keeper }) {
  const url = `http://localhost:${await freePort()}`;
  const admin = { username: 'admin', password: secret() };
  const { passwords, scriptsSecret } = layOut({ home, folder, web });
  const log = join(folder, 'keycloak.log');
  const output = openSync(log, 'w', 0o600);
  const child = spawn(join(folder, 'bin', 'kc.sh'), parameters(url), {
    cwd: folder,
    env: { ...process.env, ...bootstrap(admin), JAVA_OPTS_APPEND: '-XX:TieredStopAtLevel=1' },
    // A group of its own: kc.sh keeps java as its child, and both must go.
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.on('error', () => {});
  if (child.pid) keeper.end(-child.pid);
  const stop = () => end(child, keeper);
  const issuer = `${url}/realms/samenspraak`;
  try {
    await whenReady(child, `${issuer}/.well-known/openid-configuration`, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, issuer, admin, passwords, scriptsSecret, log, stop };
}

const secret = () => randomBytes(18).toString('base64url');

const bootstrap = ({ username, password }) => ({
  KC_BOOTSTRAP_ADMIN_USERNAME: username,
  KC_BOOTSTRAP_ADMIN_PASSWORD: password,
});

const parameters = (url) => [
  'start-dev',
  '--import-realm',
  ...['--db', 'dev-mem'],
  ...['--http-host', '127.0.0.1', '--http-port', new URL(url).port],
  ...['--hostname', url],
];

// kc.sh takes the folder it lies in for its home, and the import lies in the data folder of that home.
function layOut({ home, folder, web }) {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  mkdirSync(join(folder, 'data', 'import'), { recursive: true, mode: 0o700 });
  copyFileSync(join(home, 'bin', 'kc.sh'), join(folder, 'bin', 'kc.sh'));
  for (const name of ['conf', 'lib', 'providers', 'themes', 'version.txt'])
    symlinkSync(join(home, name), join(folder, name));
  const realm = JSON.parse(readFileSync(realmFile, 'utf8').replaceAll(placeholderOrigin, web));
  const passwords = {};
  for (const user of realm.users) {
    passwords[user.username] = secret();
    user.credentials = [{ type: 'password', value: passwords[user.username], temporary: false }];
  }
  const scriptsSecret = secret();
  realm.clients.find(({ clientId }) => clientId === 'samenspraak-scripts').secret = scriptsSecret;
  writeFileSync(join(folder, 'data', 'import', 'samenspraak-realm.json'), JSON.stringify(realm), { mode: 0o600 });
  return { passwords, scriptsSecret };
}

async function whenReady(child, address, log) {
  const until = Date.now() + readyWithin;
  while (Date.now() < until) {
    if (hasEnded(child)) throw failure('ended while starting', log);
    if (await answers(address)) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw failure(`did not become ready within ${readyWithin / 60_000} minutes`, log);
}

const failure = (what, log) =>
  new RunError(`Keycloak ${what}. The end of its log:\n\n${tail(readFileSync(log, 'utf8'))}`);

async function answers(address) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

const hasEnded = (child) => !child.pid || child.exitCode !== null || child.signalCode !== null;

async function end(child, keeper) {
  if (!child.pid) return;
  signalGroup(child.pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 20_000);
  if (!hasEnded(child)) await new Promise((done) => child.once('exit', done));
  clearTimeout(timer);
  signalGroup(child.pid, 'SIGKILL');
  keeper.forget(-child.pid);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}
