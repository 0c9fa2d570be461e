// pnpm run edges: writes what the manifests say into docs/architecture.md; a new edge then shows in the diff.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEdges } from './edges.mjs';

const checkout = join(import.meta.dirname, '..', '..');
const page = join(checkout, 'docs', 'architecture.md');
const edges = readEdges(checkout);
const order = edges.map(({ name }) => name);

const lines = edges.map(({ name, folder }) => {
  const { dependencies = {} } = JSON.parse(readFileSync(join(checkout, folder, 'package.json'), 'utf8'));
  const uses = Object.keys(dependencies)
    .filter((dependency) => dependency.startsWith('@samenspraak/'))
    .map((dependency) => dependency.replace('@samenspraak/', '').replace('connector-contract', 'contract'))
    .sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return [`${name}:`, ...uses].join(' ');
});
const text = readFileSync(page, 'utf8');
writeFileSync(page, text.replace(/```edges\n[\s\S]*?```/, `\`\`\`edges\n${lines.join('\n')}\n\`\`\``));
