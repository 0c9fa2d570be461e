import { readSettings } from '@samenspraak/platform/config';
import { openPracticeNetwork } from './seed/practice-network.js';
import { seedDemo } from './seed/seed-demo.js';
import { SeedRepository } from './seed/seed.repository.js';

const settings = readSettings('demo');
if (settings.SAMENSPRAAK_MODE === 'production')
  throw new Error('The demo is not for production: set SAMENSPRAAK_MODE to demo or test');
const database = await SeedRepository.connect(settings.ADMIN_DATABASE_URL);
try {
  await seedDemo(database, openPracticeNetwork(settings.PRACTICE_URL), {
    issuer: settings.IDENTITY_ISSUER,
    fieldKey: settings.FIELD_KEY,
    now: new Date(),
    tell: (line) => console.error(`demo: ${line}`),
  });
} finally {
  await database.close();
}
