import { readIdentitySettings } from './settings.js';
import { startIdentity } from './start-identity.js';

try {
  const identity = await startIdentity(readIdentitySettings(process.env));
  process.stdout.write(`identity ready ${identity.issuer}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void identity.close());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
