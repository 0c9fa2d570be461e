import type { INestApplicationContext } from '@nestjs/common';
import { systemClock } from '@samenspraak/platform/kernel';
import { BounceDesk, BounceServer, MailRepository, openReturns } from '@samenspraak/platform/mail';
import { Workplaces } from '@samenspraak/tenants';
import type { WorkerParts } from './parts.js';

/** Opens the door for reports of mail servers, when the settings name an address and a port for them. */
export async function openBounces(app: INestApplicationContext, parts: WorkerParts): Promise<BounceServer | undefined> {
  const { MAIL_BOUNCE_ADDRESS: bounceAddress, BOUNCE_PORT: port, BOUNCE_HOST: host, FIELD_KEY: key } = parts.settings;
  const returns = openReturns({ bounceAddress, secret: Buffer.from(key, 'hex') });
  if (!returns || port === undefined) return undefined;
  const { door, log, metrics } = parts;
  const workplaces = app.get(Workplaces, { strict: false });
  const listTenants = () => workplaces.listTenants();
  const desk = new BounceDesk(door, new MailRepository(door), returns, listTenants, systemClock, log, metrics);
  const server = new BounceServer(desk, log, bounceAddress!.split('@')[1]!);
  log.info('bounce.listening', { port: await server.listen(port, host) });
  return server;
}
