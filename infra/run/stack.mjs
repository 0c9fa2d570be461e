import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { databaseUrls, ensureDatabase, migratorSettings } from './database.mjs';
import { createKeeper } from './keeper.mjs';
import { dataFolder, root } from './paths.mjs';
import { databaseFolder } from './places.mjs';
import { freePort, isFree, portNear } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { RunError } from './report.mjs';
import { keptSecrets, newSecrets } from './secrets.mjs';
import { createService } from './service.mjs';

// RFC 2606: nobody has an address there.
const mailFrom = 'webcare@samenspraak.test';

/**
 * @typedef {{ issuer: string, tokenClient: { id: string, secret: string }, stop: () => Promise<void> }} ForeignIdentity
 */

/**
 * Starts everything on this machine: PostgreSQL, identity, practice network, mailbox, migrations, demo seed, worker and api.
 * The black-box suites use it with `ephemeral`: free ports, nothing kept, mode `test`.
 *
 * @param {object} [options]
 * @param {boolean} [options.ephemeral]
 * @param {boolean} [options.durable] with `ephemeral`: the database waits for the disk, as in production
 * @param {boolean} [options.seed] fill in the demo partnership (default true)
 * @param {Record<string, string>} [options.settings] laid over the settings of every program, for instance UNDO_MS
 * @param {<T>(name: string, run: () => Promise<T>) => Promise<T>} [options.step]
 * @param {(line: string) => void} [options.onRestart]
 * @param {AbortSignal} [options.signal] stop starting
 * @param {(practice: string) => Promise<string>} [options.wayToPractice] another address at which the programs find the
 * practice network, such as a proxy that tests can cut
 * @param {(web: string) => Promise<ForeignIdentity>} [options.openIdentity] another realm than our own: starts it, or
 * only says where it is; it has the demo people under their own subject ids
 * @throws {RunError} when a port is taken or a program does not start; what was started is stopped then
 */
export async function startStack(options = {}) {
  const {
    ephemeral = false,
    durable = !ephemeral,
    seed = true,
    settings = {},
    step = (_, run) => run(),
    ...others
  } = options;
  const stops = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    return await assemble({ ephemeral, durable, seed, settings, step, ...others, stops, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function assemble({ ephemeral, durable, seed, settings, step, stops, stop, ...others }) {
  const { onRestart, signal, openIdentity, wayToPractice = async (url) => url } = others;
  const ports = await choosePorts(ephemeral);
  const keeper = createKeeper();
  stops.push(async () => keeper.close());
  const folder = ephemeral ? temporaryFolder(keeper, stops) : dataFolder;
  const secrets = ephemeral ? newSecrets() : keptSecrets(join(folder, 'secrets.json'));
  const mode = ephemeral ? 'test' : 'demo';
  const urls = addresses(ports);
  urls.network = await wayToPractice(urls.practice);
  const context = { folder, mode, ports, secrets, settings, urls };
  const service = (name, entry, own, extra = {}) => {
    const env = { ...process.env, SAMENSPRAAK_MODE: mode, NODE_ENV: '', ...own, ...settings };
    return createService({ name, entry, env, logs: join(folder, 'logs'), keeper, ...extra });
  };
  const begin = async (one) => {
    stops.push(() => one.stop());
    await step(`${one.name} ready`, () => one.start());
    signal?.throwIfAborted();
    return one;
  };

  const identity = openIdentity
    ? undefined
    : service('identity', 'apps/identity/dist/main.js', identitySettings(context), {
        ready: `${urls.issuer}/.well-known/openid-configuration`,
        onRestart,
      });
  const beginForeign = async () => {
    const foreign = await step('identity ready', () => openIdentity(urls.web));
    stops.push(foreign.stop);
    Object.assign(urls, { identity: new URL(foreign.issuer).origin, issuer: foreign.issuer });
    return foreign.tokenClient;
  };
  const practice = service('practice', 'apps/practice/dist/main.js', practiceSettings(context), {
    ready: `${urls.practice}/api/v1/instance`,
    onRestart,
  });
  const mailbox = service('mailbox', 'apps/mailbox/dist/main.js', mailboxSettings(context), {
    ready: `${urls.mailbox}/mails.json`,
    onRestart,
  });
  const [{ superuserUrl, postgres }, tokenClient] = await settleAll([
    step('PostgreSQL ready', () => openDatabase(context, { ephemeral, durable }, stops)),
    identity ? begin(identity).then(() => ownTokenClient(folder)) : beginForeign(),
    begin(practice),
    begin(mailbox),
  ]);
  signal?.throwIfAborted();
  const database = databaseUrls(superuserUrl, databaseName(superuserUrl), secrets);
  const once = (title, name, entry, own) => step(title, () => service(name, entry, own).finish());
  await once('database up to date', 'migrator', 'apps/migrator/dist/main.js', migratorSettings(database, secrets));
  signal?.throwIfAborted();
  const api = service('api', 'apps/api/dist/main.js', apiSettings(context, database), {
    ready: `${urls.web}/readyz`,
    onRestart,
  });
  const workerAt = (name, workerHealth) => {
    const own = workerSettings({ ...context, ports: { ...ports, workerHealth } }, database);
    const ready = `http://127.0.0.1:${workerHealth}/readyz`;
    return service(name, 'apps/worker/dist/main.js', own, { ready, onRestart });
  };
  const worker = workerAt('worker', ports.workerHealth);
  // The api only reads what the seed writes; the worker must not listen before the accounts are there.
  const fillThenWork = async () => {
    if (seed) {
      await once('demo partnership filled in', 'demo', 'infra/demo/dist/main.js', demoSettings(context, database));
      signal?.throwIfAborted();
    }
    await begin(worker);
  };
  await settleAll([begin(api), fillThenWork()]);
  return {
    mode,
    urls,
    ports,
    database,
    secrets,
    /** The server that was started for this stack; absent with DATABASE_URL. */
    postgres,
    services: { ...(identity && { identity }), practice, mailbox, worker, api },
    async spareWorker() {
      const spare = workerAt('worker-spare', await freePort());
      stops.push(() => spare.stop());
      return spare;
    },
    people: await demoPeople(),
    tokenClient,
    stop,
  };
}

async function choosePorts(ephemeral) {
  if (ephemeral) {
    const names = ['web', 'identity', 'practice', 'mailbox', 'smtp', 'workerHealth'];
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()])));
  }
  const web = Number(process.env.PORT || 4000);
  if (!(Number.isInteger(web) && web > 0 && web < 65536))
    throw new RunError(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
  if (!(await isFree(web))) {
    throw new RunError(
      `Port ${web} is taken by another program. End that program, or choose another port: PORT=${web + 100} npm start`,
    );
  }
  return {
    web,
    identity: await portNear(Number(process.env.IDENTITY_PORT || 4010)),
    practice: await portNear(Number(process.env.PRACTICE_PORT || 4020)),
    mailbox: await portNear(Number(process.env.MAILBOX_PORT || 4030)),
    smtp: await portNear(Number(process.env.MAILBOX_SMTP_PORT || 4031)),
    workerHealth: await freePort(),
  };
}

function addresses({ web, identity, practice, mailbox }) {
  return {
    web: `http://localhost:${web}`,
    identity: `http://localhost:${identity}`,
    issuer: `http://localhost:${identity}/realms/samenspraak`,
    practice: `http://localhost:${practice}`,
    mailbox: `http://localhost:${mailbox}`,
  };
}

function temporaryFolder(keeper, stops) {
  const folder = mkdtempSync(join(tmpdir(), 'samenspraak-run-'));
  keeper.remove(folder);
  stops.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function openDatabase({ secrets }, { ephemeral, durable }, stops) {
  const given = ephemeral ? undefined : process.env.DATABASE_URL;
  let superuserUrl = given;
  let postgres;
  if (!given) {
    const kept = ephemeral ? undefined : databaseFolder();
    if (kept) mkdirSync(join(kept, '..'), { recursive: true });
    postgres = await startPostgres(
      ephemeral ? { ephemeral, durable } : { dataDir: kept, password: secrets.superuserPassword },
    );
    stops.push(postgres.stop);
    superuserUrl = postgres.superuserUrl;
  }
  const maintenance = new URL(superuserUrl);
  maintenance.pathname = '/postgres';
  await ensureDatabase(maintenance.href, databaseName(superuserUrl));
  return { superuserUrl, postgres };
}

function databaseName(superuserUrl) {
  const name = new URL(superuserUrl).pathname.slice(1);
  return name && name !== 'postgres' ? name : 'samenspraak';
}

function identitySettings({ folder, mode, ports, urls }) {
  return {
    IDENTITY_MODE: mode,
    IDENTITY_PORT: String(ports.identity),
    IDENTITY_DATA: join(folder, 'identity'),
    IDENTITY_PUBLIC_URL: urls.identity,
    IDENTITY_REDIRECT_ORIGINS: urls.web,
  };
}

function practiceSettings({ folder, ports, urls }) {
  return {
    PRACTICE_PORT: String(ports.practice),
    PRACTICE_DATA: join(folder, 'practice'),
    PRACTICE_PUBLIC_URL: urls.network,
    PRACTICE_CONTROL: 'true',
  };
}

function mailboxSettings({ folder, ports }) {
  return {
    MAILBOX_PORT: String(ports.mailbox),
    MAILBOX_SMTP_PORT: String(ports.smtp),
    MAILBOX_DATA: join(folder, 'mailbox'),
  };
}

function demoSettings({ secrets, urls }, database) {
  return {
    ADMIN_DATABASE_URL: database.admin,
    FIELD_KEY: secrets.fieldKey,
    IDENTITY_ISSUER: urls.issuer,
    PRACTICE_URL: urls.network,
  };
}

function workerSettings({ folder, ports, secrets, urls }, database) {
  return {
    FILES_FOLDER: join(folder, 'files'),
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: mailFrom,
    WEB_URL: urls.web,
    WORKER_DATABASE_URL: database.worker,
    RELAY_DATABASE_URL: database.relay,
    JOBS_DATABASE_URL: database.jobs,
    ASSERTION_KEY_WORKER: secrets.workerAssertionKey,
    FIELD_KEY: secrets.fieldKey,
    WORKER_HEALTH_PORT: String(ports.workerHealth),
  };
}

function apiSettings({ folder, ports, secrets, urls }, database) {
  return {
    FILES_FOLDER: join(folder, 'files'),
    MAIL_FROM: mailFrom,
    PORT: String(ports.web),
    APP_DATABASE_URL: database.app,
    ASSERTION_KEY_APP: secrets.appAssertionKey,
    FIELD_KEY: secrets.fieldKey,
    IDENTITY_ISSUER: urls.issuer,
    WEB_URL: urls.web,
    // The scripts client gives tokens to the command line; it exists in demo and test mode only.
    IDENTITY_PARTIES: 'samenspraak-web,samenspraak-scripts',
    WEB_FOLDER: join(root, 'apps', 'web', 'dist'),
  };
}

async function demoPeople() {
  const { demoPeople: people } = await import(pathToFileURL(join(root, 'apps', 'identity', 'dist', 'index.js')).href);
  return people.map(({ username, name, initials, tenants, roles }) => ({ username, name, initials, tenants, roles }));
}

function ownTokenClient(folder) {
  const secret = readFileSync(join(folder, 'identity', 'samenspraak-scripts.secret'), 'utf8').trim();
  return { id: 'samenspraak-scripts', secret };
}

// Waits for all before it throws, so that everything that was started is known to the caller's stop list.
async function settleAll(promises) {
  const results = await Promise.allSettled(promises);
  const refused = results.find((result) => result.status === 'rejected');
  if (refused) throw refused.reason;
  return results.map((result) => result.value);
}
