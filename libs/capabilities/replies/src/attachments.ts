import type { AttachmentLimits } from '@samenspraak/conversations';
import { isId, type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Files, StoredFile } from '@samenspraak/platform/files';
import type { AttachmentRepository, NewAttachment } from './attachment.repository.js';
import {
  altMissing,
  altTooLong,
  attachmentsNotPossible,
  attachmentTooLarge,
  attachmentTypeRefused,
  tooManyAttachments,
} from './replies.errors.js';
import type { ReplyTimings } from './reply-timings.js';

export interface GivenAttachment {
  readonly fileId: string;
  readonly alt: string;
}

const PURPOSE = 'reply';

/** Ties files that a person added to the reply that takes them along. */
export class Attachments {
  constructor(
    private readonly repository: AttachmentRepository,
    private readonly files: Files,
    private readonly timings: ReplyTimings,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what the network will take, or refuses and says what is wrong. Unknown, a colleague's and a neighbour's file look the same.
   * @throws DomainError FILES_NOT_FOUND, REPLIES_ATTACHMENTS_NOT_POSSIBLE, REPLIES_TOO_MANY_ATTACHMENTS, REPLIES_ALT_MISSING,
   *   REPLIES_ALT_TOO_LONG, REPLIES_ATTACHMENT_TYPE, REPLIES_ATTACHMENT_TOO_LARGE
   */
  async keep(
    replyId: string,
    given: readonly GivenAttachment[],
    limits: AttachmentLimits | null,
    authorId: string,
  ): Promise<void> {
    await this.repository.insert(replyId, await this.take(given, limits, authorId));
  }

  /** The same for an answer that waits for colleagues: its files wait with it. */
  async reserve(given: readonly GivenAttachment[], limits: AttachmentLimits | null, authorId: string): Promise<void> {
    await this.take(given, limits, authorId);
  }

  private async take(
    given: readonly GivenAttachment[],
    limits: AttachmentLimits | null,
    authorId: string,
  ): Promise<NewAttachment[]> {
    if (given.length === 0) return [];
    if (!limits) throw attachmentsNotPossible();
    if (given.length > limits.most) throw tooManyAttachments(limits.most);
    const keepUntil = new Date(this.clock.now().getTime() + this.timings.keepFilesMs);
    const taken: NewAttachment[] = [];
    for (const { fileId, alt } of given) {
      const said = plainText(alt);
      if (!(isId(fileId) && (await this.isTied(fileId, authorId)))) {
        await this.files.attach(fileId, PURPOSE, keepUntil);
      }
      const file = await this.files.get(fileId);
      checkFile(file, said, limits);
      const { name, mediaType, bytes, width, height } = file;
      taken.push({ fileId, name, mediaType, bytes, width, height, alt: said });
    }
    return taken;
  }

  private async isTied(fileId: string, authorId: string): Promise<boolean> {
    return (await this.repository.wasFreed(fileId, authorId)) || this.repository.waits(fileId, authorId);
  }
}

function checkFile({ name, mediaType, bytes }: StoredFile, alt: string, limits: AttachmentLimits): void {
  if (!limits.types.includes(mediaType)) throw attachmentTypeRefused(name);
  if (bytes > limits.mostBytes) throw attachmentTooLarge(name, limits.mostBytes);
  if (alt === '') throw altMissing(name);
  if ([...alt].length > limits.altLimit) throw altTooLong(name, limits.altLimit);
}
