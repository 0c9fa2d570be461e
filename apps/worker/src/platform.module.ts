import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Applications, ConnectorRegistry, intakeTimings, type IntakeTimings } from '@samenspraak/channels';
import { LinkTokens } from '@samenspraak/colleagues';
import { MailDesk } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { FieldCipher, LocalStore, TenantDoor } from '@samenspraak/platform/database';
import { Files } from '@samenspraak/platform/files';
import { openMail } from '@samenspraak/platform/mail';
import { Announcer, NearWork, Outbox } from '@samenspraak/platform/queue';
import { ReplyTimings } from '@samenspraak/replies';
import type { WorkerParts } from './parts.js';

/** What every capability may ask for, made once per process. */
@Global()
@Module({})
export class PlatformModule {
  static with({ door, store, cipher, files, registry, near, settings, log }: WorkerParts): DynamicModule {
    const provided = [
      { provide: TenantDoor, useValue: door },
      { provide: LocalStore, useValue: store },
      { provide: FieldCipher, useValue: cipher },
      { provide: Files, useValue: files },
      { provide: AuditTrail, useValue: new AuditTrail(door) },
      { provide: Outbox, useValue: new Outbox(door) },
      { provide: Announcer, useValue: new Announcer(door) },
      { provide: Applications, useValue: applications(settings) },
      { provide: ConnectorRegistry, useValue: registry },
      { provide: MailDesk, useValue: mailDesk(settings) },
      { provide: LinkTokens, useValue: new LinkTokens(Buffer.from(settings.FIELD_KEY, 'hex')) },
      { provide: NearWork, useValue: near },
      { provide: ReplyTimings, useValue: replyTimings(settings) },
      { provide: 'INTAKE_TIMINGS', useValue: timingsOf(settings) },
      { provide: 'LOG', useValue: log },
    ];
    return { module: PlatformModule, providers: provided, exports: provided.map((one) => one.provide) };
  }
}

function mailDesk(settings: WorkerParts['settings']): MailDesk {
  const { SMTP_URL: url, MAIL_FROM: from, MAIL_FROM_NAME: fromName, WEB_URL: webUrl } = settings;
  const { MAIL_BOUNCE_ADDRESS: bounceAddress, FIELD_KEY: key } = settings;
  const secret = Buffer.from(key, 'hex');
  return new MailDesk(openMail({ url, from, fromName, bounceAddress, secret }), webUrl);
}

function applications(settings: WorkerParts['settings']): Applications {
  const { WEB_URL: webUrl, FIELD_KEY: key, BLUESKY_DIRECTORY_URL: bluesky } = settings;
  return new Applications(webUrl, Buffer.from(key, 'hex'), { bluesky });
}

function replyTimings(settings: WorkerParts['settings']): ReplyTimings {
  return new ReplyTimings({
    leaseMs: settings.REPLY_LEASE_MS,
    sendTimeoutMs: settings.REPLY_SEND_TIMEOUT_MS,
    firstLookupMs: settings.REPLY_FIRST_LOOKUP_MS,
    lookupHorizonMs: settings.REPLY_LOOKUP_HORIZON_MS,
  });
}

function timingsOf(settings: WorkerParts['settings']): IntakeTimings {
  return {
    ...intakeTimings,
    leaseSeconds: settings.INTAKE_LEASE_SECONDS,
    pollMs: settings.INTAKE_POLL_MS,
    recheckMs: settings.INTAKE_RECHECK_MS,
  };
}
