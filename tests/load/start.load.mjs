import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../../infra/run/paths.mjs';
import { freePort } from '../../infra/run/ports.mjs';
import { progress, RunError } from '../../infra/run/report.mjs';
import { startStack } from '../../infra/run/stack.mjs';
import { Desks } from '../faults/crash/desks.mjs';
import { until } from '../faults/crash/dice.mjs';
import { median, printResult, readOptions, round } from './measure.mjs';

const LIST = '{ conversations(folder: TEAM, first: 50) { items { id snippet dueAt } hasMore } }';
const LONGEST_MS = 20 * 60_000;

/** How long `npm start` takes to a usable desk, in a fresh clone and the second time, and the api alone to its first answer. */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const rounds = quick ? 1 : 5;
  const folder = mkdtempSync(join(tmpdir(), 'samenspraak-start-'));
  try {
    const clone = join(folder, 'samenspraak');
    const { status, stderr } = spawnSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new RunError(`git clone: ${stderr}`);
    const cold = await timeStart(clone);
    progress(`cold ${(cold / 1000).toFixed(1)} s`);
    const warm = [];
    for (let n = 0; n < rounds; n += 1) warm.push(await timeStart(clone));
    progress(`warm ${warm.map((ms) => (ms / 1000).toFixed(1)).join(' ')} s`);
    const answers = await timeApi(rounds);
    const seconds = (ms) => round(ms / 1000);
    printResult({
      name: 'start',
      figures: { cold_s: seconds(cold), warm_s: seconds(median(warm)), first_answer_s: seconds(median(answers.all)) },
      oracle: { checked: 1 + rounds + answers.all.length, different: answers.wrong },
      rounds,
      about: {
        cold: 'git clone at HEAD, no data, nothing installed or built; the package store of this machine may be warm',
        ...{ warm_all_s: warm.map(seconds), first_answer_all_s: answers.all.map(seconds), seed },
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from `npm start` to the first page of a desk's list; stopped again afterwards. */
async function timeStart(clone) {
  const ports = { PORT: await freePort(), IDENTITY_PORT: await freePort(), PRACTICE_PORT: await freePort() };
  const env = { ...process.env, ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, `${port}`])) };
  for (const name of ['SAMENSPRAAK_DATA', 'DATABASE_URL']) delete env[name];
  const before = performance.now();
  const child = spawn('npm', ['start'], { cwd: clone, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-4_000)));
  const ended = new Promise((done) => child.once('exit', done));
  try {
    const answered = await until(async () => {
      if (child.exitCode !== null) throw new RunError(`npm start ended with ${child.exitCode}:\n${said}`);
      return (await isUsable(clone)) && performance.now() - before;
    }, LONGEST_MS);
    if (!answered) throw new RunError(`npm start gave no desk within ${LONGEST_MS / 60_000} minutes:\n${said}`);
    return answered;
  } finally {
    // The whole group, as Ctrl-C would.
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    if (child.pid) await ended;
    // npm is gone before the programs that it started.
    await until(async () => !existsSync(instanceFile(clone)), 60_000);
  }
}

const instanceFile = (clone) => join(clone, '.data', 'run', 'instance.json');

async function isUsable(clone) {
  try {
    const instance = JSON.parse(readFileSync(instanceFile(clone), 'utf8'));
    if (instance.state !== 'ready' || !(await fetch(`${instance.urls.web}/readyz`)).ok) return false;
    const desks = new Desks(instance, new Map());
    const { memberships } = (await desks.get('ZAA', '{ me { memberships { tenant { id code } } } }')).me;
    for (const { tenant } of memberships) desks.tenants.set(tenant.code, tenant.id);
    return (await desks.get('ZAA', LIST)).conversations.items.length > 0;
  } catch (error) {
    if (error instanceof SyntaxError || error.code === 'ENOENT' || error instanceof TypeError) return false;
    throw error;
  }
}

/** Milliseconds from the spawn of an api to its first right answer, several times, on a database that runs. */
async function timeApi(rounds) {
  const stack = await startStack({ ephemeral: true });
  const admin = new pg.Client(stack.database.admin);
  try {
    await admin.connect();
    const desks = await Desks.open(stack, admin);
    const right = JSON.stringify(await desks.get('ZAA', LIST));
    const all = [];
    let wrong = 0;
    for (let n = 0; n < rounds; n += 1) {
      const { api } = stack.services;
      await api.kill();
      const before = performance.now();
      const running = api.restart();
      const answer = await until(() => desks.get('ZAA', LIST).catch(() => undefined), 60_000, 5);
      all.push(performance.now() - before);
      if (JSON.stringify(answer) !== right) wrong += 1;
      await running;
    }
    return { all, wrong };
  } finally {
    await admin.end();
    await stack.stop();
  }
}
