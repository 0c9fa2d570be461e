import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEdges } from '../checks/edges.mjs';
import { files } from './slice.mjs';

/** What is wrong with a name, or undefined. */
export function nameProblem(checkout, name) {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name ?? ''))
    return 'A capability has a name in kebab-case, one word of the product map.';
  if (readEdges(checkout).some((edge) => edge.name === name)) return `There is a package named ${name} already.`;
  if (existsSync(join(checkout, 'libs', 'capabilities', name))) return `libs/capabilities/${name} is there already.`;
  return undefined;
}

/**
 * Writes an empty capability and gives it a line in the lists that know all packages.
 * @returns {string[]} the files that were made or changed
 */
export function createCapability(checkout, name) {
  const last = readEdges(checkout)
    .filter(({ folder }) => folder.startsWith('libs/capabilities/'))
    .at(-1);
  const made = Object.entries(files(name)).map(([path, text]) => {
    const file = `libs/capabilities/${name}/${path}`;
    mkdirSync(dirname(join(checkout, file)), { recursive: true });
    writeFileSync(join(checkout, file), text);
    return file;
  });
  // The lowest place: whoever needs more moves the line up with open eyes.
  addLineAfter(join(checkout, 'docs/architecture.md'), new RegExp(`^${last.name}:.*$`, 'm'), `${name}: platform`);
  addLineAfter(join(checkout, 'libs/README.md'), new RegExp(`^\\| \\[${last.name}\\].*$`, 'm'), mapRow(checkout, name));
  addReference(join(checkout, 'tsconfig.json'), last.folder, `libs/capabilities/${name}`);
  return [...made, 'docs/architecture.md', 'libs/README.md', 'tsconfig.json'];
}

function addLineAfter(file, pattern, line) {
  const text = readFileSync(file, 'utf8');
  if (!pattern.test(text)) throw new Error(`${file} has no line ${pattern}`);
  writeFileSync(
    file,
    text.replace(pattern, (found) => `${found}\n${line}`),
  );
}

// Padded like the rows around it, so that Prettier has nothing to change.
function mapRow(checkout, name) {
  const rows = readFileSync(join(checkout, 'libs/README.md'), 'utf8').match(/^\| \[\w[\w-]*\]\(capabilities\/.*$/gm);
  const [first, second] = rows[0]
    .split('|')
    .slice(1, 3)
    .map((cell) => cell.length);
  const cells = [` [${name}](capabilities/${name})`, ' (one sentence)'];
  return `|${cells[0].padEnd(first)}|${cells[1].padEnd(second)}|`;
}

function addReference(file, after, folder) {
  const text = readFileSync(file, 'utf8');
  const config = JSON.parse(text);
  const index = config.references.findIndex(({ path }) => path === after);
  config.references.splice(index + 1, 0, { path: folder });
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
}
