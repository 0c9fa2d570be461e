import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { run } from './command.mjs';
import { withLock } from './lock.mjs';
import { toolsFolder } from './paths.mjs';
import { progress, step, tail } from './report.mjs';

/** The one we want first; the others only where a repository does not serve it yet. */
const versions = ['26.8.2', '26.7.3', '26.5.6', '26.4.0'];
const oldestJava = 17;
const get = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get';
const group = ['org', 'keycloak', 'keycloak-quarkus-dist'];

/**
 * A Keycloak of this checkout: unpacked before, else got with Maven, the newest version that is served.
 * KEYCLOAK_VERSION asks for one version.
 * @returns {Promise<{ home: string, version: string } | { missing: string }>} `missing` says why there is none
 */
export async function findKeycloak() {
  const wanted = process.env.KEYCLOAK_VERSION ? [process.env.KEYCLOAK_VERSION] : versions;
  const java = await javaVersion();
  if (java === undefined) return { missing: `there is no java on the PATH (${oldestJava} or later is needed)` };
  if (java < oldestJava) return { missing: `java ${java} is too old (${oldestJava} or later is needed)` };
  return withLock(join(toolsFolder, 'keycloak.lock'), async () => {
    const present = wanted.find((version) => existsSync(homeOf(version)));
    if (present) return { home: homeOf(present), version: present };
    if ((await attempt('mvn', ['-v'])).code !== 0) return { missing: 'there is no mvn on the PATH to get it with' };
    const repository = await localRepository();
    for (const version of wanted) {
      const archive = join(repository, ...group, version, `keycloak-quarkus-dist-${version}.zip`);
      const there = existsSync(archive) || (await download(version, archive));
      if (there) return unpack(version, archive);
    }
    return { missing: `Maven was not given any of ${wanted.join(', ')}` };
  });
}

const homeOf = (version) => join(toolsFolder, `keycloak-${version}`);

async function download(version, archive) {
  const artifact = `org.keycloak:keycloak-quarkus-dist:${version}:zip`;
  const before = performance.now();
  const { code, output } = await attempt('mvn', [
    '-B',
    '-q',
    '-Dstyle.color=never',
    get,
    `-Dartifact=${artifact}`,
    '-Dtransitive=false',
  ]);
  if (code === 0 && existsSync(archive)) {
    progress(`Keycloak ${version} from the Maven repository (${((performance.now() - before) / 1000).toFixed(1)} s)`);
    return true;
  }
  const plain = stripVTControlCharacters(output);
  const reason = plain.split('\n').find((line) => line.includes('ERROR')) ?? plain;
  progress(`Keycloak ${version} is not served: ${reason.slice(0, 240)}`);
  return false;
}

async function localRepository() {
  const goal = 'org.apache.maven.plugins:maven-help-plugin:3.5.1:evaluate';
  const usual = join(homedir(), '.m2', 'repository');
  if (existsSync(usual)) return usual;
  const { output } = await attempt('mvn', ['-B', '-q', goal, '-Dexpression=settings.localRepository', '-DforceStdout']);
  return tail(output, 1) || usual;
}

async function unpack(version, archive) {
  mkdirSync(toolsFolder, { recursive: true });
  const folder = mkdtempSync(join(toolsFolder, 'unpack-'));
  try {
    const { code, output } = await step(`Keycloak ${version} unpacked`, () => unzip(archive, folder));
    if (code !== 0) return { missing: `its archive could not be unpacked: ${tail(output, 3)}` };
    renameSync(join(folder, `keycloak-${version}`), homeOf(version));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { home: homeOf(version), version };
}

// A Java runtime has no `jar`, a small machine no `unzip`; bsdtar and python read the same archive.
async function unzip(archive, folder) {
  const programs = [
    ['unzip', '-q', archive],
    ['jar', 'xf', archive],
    ['bsdtar', '-xf', archive],
    ['python3', '-m', 'zipfile', '-e', archive, '.'],
  ];
  let last = { code: 1, output: 'no unzip, jar, bsdtar or python3 here' };
  for (const [program, ...args] of programs) {
    const result = await attempt(program, args, { cwd: folder });
    if (result.code === 0) return result;
    if (result.code !== 127) last = result;
  }
  return last;
}

async function javaVersion() {
  const { code, output } = await attempt('java', ['-version']);
  const found = /version "(\d+)/.exec(output);
  return code === 0 && found ? Number(found[1]) : undefined;
}

function attempt(program, args, options) {
  return run(program, args, options).catch((error) => ({ code: 127, output: String(error) }));
}
