import { getInstance } from './instance.mjs';
import { RunError } from './report.mjs';

/** Prints the demo people of the running instance as JSON: name, tenants, roles. */
export async function main() {
  const { mode, people } = getInstance();
  if (mode !== 'demo') throw new RunError('Only an instance in demo mode has demo people.');
  process.stdout.write(`${JSON.stringify(people, null, 2)}\n`);
}
