import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Package → its folder in the checkout. */
export function folderOf(name) {
  if (['platform', 'language'].includes(name)) return `libs/${name}`;
  if (name === 'contract' || name.startsWith('connector-')) return `libs/connectors/${name.replace('connector-', '')}`;
  if (['api', 'worker', 'migrator', 'identity', 'practice', 'mailbox', 'web'].includes(name)) return `apps/${name}`;
  return name === 'demo' ? 'infra/demo' : `libs/capabilities/${name}`;
}

/**
 * Reads the list of edges in docs/architecture.md: each line `package: package package …`, in a block marked `edges`.
 * @returns {{ name: string, folder: string, uses: string[] }[]} in the order of the page
 */
export function readEdges(checkout) {
  const page = readFileSync(join(checkout, 'docs', 'architecture.md'), 'utf8');
  const block = /```edges\n([\s\S]*?)```/.exec(page)?.[1];
  if (!block) throw new Error('docs/architecture.md has no block of edges');
  return block
    .trim()
    .split('\n')
    .map((line) => {
      const [name, uses = ''] = line.split(':').map((part) => part.trim());
      return { name, folder: folderOf(name), uses: uses.split(/\s+/).filter(Boolean) };
    });
}

/** The order of the subpaths of platform: each may use those before it. */
export const platformOrder =
  'kernel config observability database audit queue files mail identity graphql testing'.split(' ');

/** What of platform the pure and the outward packages may see. */
export const platformSeenBy = {
  'libs/language': ['kernel'],
  'libs/connectors/[^/]+': ['kernel', 'config', 'observability'],
};
