import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeeper } from '../../infra/run/keeper.mjs';
import { startKeycloak } from '../../infra/run/keycloak.mjs';
import { startStack } from '../../infra/run/stack.mjs';
import { startIdentity } from '../../apps/identity/dist/index.js';
import { putAway } from './put-away.mjs';

/**
 * Starts the whole stack on a real Keycloak (KEYCLOAK_HOME) in the place of our own sign-in, which runs beside it
 * for comparison. Suites find it through the file that TEST_STACK_FILE names; given, that stack is used and left.
 */
export default async function start() {
  if (process.env.TEST_STACK_FILE) return;
  const home = process.env.KEYCLOAK_HOME;
  if (!home) throw new Error('Run this suite with npm run test:keycloak, which gets Keycloak.');
  const stops = [];
  putAway(stops);
  try {
    const keeper = createKeeper();
    const folder = mkdtempSync(join(tmpdir(), 'samenspraak-keycloak-'));
    keeper.remove(folder);
    stops.push(
      async () => keeper.close(),
      async () => rmSync(folder, { recursive: true, force: true }),
    );
    const { stack, keycloak } = await openStack(home, folder, keeper);
    stops.push(stack.stop);
    const ours = await startIdentity({ mode: 'test', redirectOrigins: [stack.urls.web] });
    stops.push(() => ours.close());
    const file = join(folder, 'stack.json');
    const { urls, database, people, tokenClient } = stack;
    const identity = { issuer: ours.issuer, tokenClient: ours.scriptsClient };
    writeFileSync(file, JSON.stringify({ urls, database, people, tokenClient, keycloak, identity }), { mode: 0o600 });
    process.env.TEST_STACK_FILE = file;
  } catch (error) {
    for (const stop of stops.splice(0).reverse()) await stop();
    throw error;
  }
}

async function openStack(home, folder, keeper) {
  let keycloak;
  const stack = await startStack({
    ephemeral: true,
    openIdentity: async (web) => {
      const { stop, scriptsSecret, ...running } = await startKeycloak({ home, folder, web, keeper });
      keycloak = running;
      return { issuer: running.issuer, tokenClient: { id: 'samenspraak-scripts', secret: scriptsSecret }, stop };
    },
  });
  return { stack, keycloak };
}
