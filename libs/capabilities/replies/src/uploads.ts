import type { OpenAccount } from '@samenspraak/channels';
import { ConnectorFailure, type TakenAlong } from '@samenspraak/connector-contract';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Files } from '@samenspraak/platform/files';
import { DomainError, type Clock } from '@samenspraak/platform/kernel';
import { asWorker } from '@samenspraak/platform/queue';
import type { Attachment, AttachmentRepository } from './attachment.repository.js';
import type { Reply } from './reply.js';
import { SEND_TOPIC } from './reply-parts.js';
import type { ReplyTimings } from './reply-timings.js';
import { outcomeOf, within, type SendOutcome } from './send-outcome.js';

/** Networks throw away what no message took along; well before that it is brought again. */
const FRESH_MS = 20 * 60_000;

/** Brings the pictures of a reply to its network, before the reply itself goes and outside any transaction. */
export class Uploads {
  constructor(
    private readonly door: TenantDoor,
    private readonly repository: AttachmentRepository,
    private readonly files: Files,
    private readonly timings: ReplyTimings,
    private readonly clock: Clock,
  ) {}

  /** What a reply takes along; undefined when something must be brought first. */
  async takenAlong(replyId: string): Promise<TakenAlong[] | undefined> {
    const attachments = await this.repository.list([replyId]);
    if (!attachments.every((one) => this.isFresh(one))) return undefined;
    return attachments.map(({ uploaded, alt, width, height }) => ({ uploaded: uploaded!, alt, width, height }));
  }

  /** Nothing is posted here, so nothing here leaves the outcome open. @returns undefined when all is there */
  async bring(reply: Reply, { connector }: OpenAccount): Promise<SendOutcome | undefined> {
    const { publisher } = connector;
    if (!publisher?.upload) return { kind: 'rejected', reason: 'unsupported' };
    const inTenant = <T>(work: () => Promise<T>) => asWorker(this.door, reply.tenantId, SEND_TOPIC, work);
    try {
      for (const one of await inTenant(() => this.repository.list([reply.id]))) {
        if (this.isFresh(one)) continue;
        const bytes = await this.bytesOf(reply.tenantId, one, inTenant);
        const { mediaType, alt } = one;
        const uploaded = await within(this.timings.uploadTimeoutMs, publisher.upload({ bytes, mediaType, alt }));
        await inTenant(() => this.repository.keepUpload(one.id, uploaded, this.clock.now()));
      }
      return undefined;
    } catch (error) {
      return refusalOf(error);
    }
  }

  private async bytesOf(
    tenantId: string,
    { fileId }: Attachment,
    inTenant: <T>(work: () => Promise<T>) => Promise<T>,
  ): Promise<Buffer> {
    const file = await inTenant(() => this.files.get(fileId));
    const parts: Buffer[] = [];
    for await (const part of this.files.read(tenantId, file)) parts.push(part);
    return Buffer.concat(parts);
  }

  private isFresh({ uploadedAt }: Attachment): boolean {
    return uploadedAt !== null && this.clock.now().getTime() - uploadedAt.getTime() < FRESH_MS;
  }
}

function refusalOf(error: unknown): SendOutcome {
  if (error instanceof DomainError && error.kind === 'not_found') return { kind: 'rejected', reason: 'file_gone' };
  if (!(error instanceof ConnectorFailure)) return { kind: 'retry', why: 'unreachable' };
  const outcome = outcomeOf(error);
  if (outcome.kind === 'unknown') return { kind: 'retry', why: 'unreachable' };
  if (outcome.kind === 'rejected') return { kind: 'rejected', reason: 'picture_refused' };
  return outcome;
}
