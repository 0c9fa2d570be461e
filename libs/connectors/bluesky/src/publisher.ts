import {
  ConnectorFailure,
  isFailure,
  measureText,
  type Measure,
  type OutboundFile,
  type OutboundMessage,
  type Publisher,
  type Replyability,
  type ReplyTarget,
  type SentLookup,
  type SentMessage,
  type SoughtMessage,
  type TextRules,
} from '@samenspraak/connector-contract';
import { z } from 'zod';
import { MOST_BYTES, TEXT_RULES } from './capabilities.js';
import { permalinkOf, POSTS, postAddress, postUri } from './post-address.js';
import { facetsOf, picturesOf, recordOf, rejected, replyRefOf } from './post-record.js';
import { recordKeyOf } from './record-key.js';
import { read, type Session } from './session.js';
import { wireRecord } from './wire.js';

const written = z.object({ uri: z.string().startsWith('at://'), cid: z.string().min(1) });
const brought = z.object({ blob: z.looseObject({ ref: z.unknown(), mimeType: z.string(), size: z.number() }) });
const standing = z.object({ value: wireRecord });

interface Standing {
  readonly message: SentMessage;
  readonly parent: string | null;
}

/** Replies, posts and removals in the name of one account. */
export class BlueskyPublisher implements Publisher {
  constructor(private readonly session: Session) {}

  replyability(message: ReplyTarget & { readonly deleted?: boolean }): Replyability {
    if (message.deleted) return { allowed: false, reason: 'deleted' };
    if (message.visibility !== 'public') return { allowed: false, reason: 'unsupported' };
    return { allowed: true, visibility: 'public' };
  }

  textRules(): Promise<TextRules> {
    return Promise.resolve(TEXT_RULES);
  }

  /** A reply hangs under its author's post and needs no mention. */
  measure(text: string): Promise<Measure> {
    return Promise.resolve(measureText(text, TEXT_RULES));
  }

  async send(message: OutboundMessage): Promise<SentMessage> {
    const { text, inReplyTo, visibility } = message;
    if (visibility !== 'public') throw rejected('invalid');
    if (inReplyTo && inReplyTo.visibility !== 'public') throw rejected('visibility_widened');
    if (text.trim() === '') throw rejected('empty');
    const { length, limit } = measureText(text, TEXT_RULES);
    if (length > limit || Buffer.byteLength(text) > MOST_BYTES) throw rejected('too_long');
    const own = await this.session.own();
    const createdAt = this.session.now();
    const reply = inReplyTo ? await replyRefOf(this.session, inReplyTo) : undefined;
    const facets = await facetsOf(this.session, text);
    const embed = picturesOf(message.media ?? []);
    const record = recordOf({ text, facets, reply, embed, language: message.language ?? 'nl', createdAt });
    const rkey = recordKeyOf(message.idempotencyKey);
    return (await this.put(own, rkey, record, createdAt)) ?? (await this.already(own, rkey));
  }

  async lookupSent(sought: SoughtMessage): Promise<SentLookup> {
    const own = await this.session.own();
    const found = await this.find(own, recordKeyOf(sought.idempotencyKey), 'lookup_sent');
    // The account's own repository has the last word.
    if (!found || found.parent !== sought.inReplyTo) return { found: false, conclusive: true };
    return { found: true, message: found.message };
  }

  /** @returns what the server calls it, as JSON */
  async upload({ bytes, mediaType }: OutboundFile): Promise<string> {
    const answer = await this.session.xrpc.bring('com.atproto.repo.uploadBlob', 'upload', bytes, mediaType);
    return JSON.stringify(read(brought, answer, 'upload').blob);
  }

  edit(): Promise<SentMessage> {
    return Promise.reject(new ConnectorFailure({ kind: 'unsupported' }, 'edit'));
  }

  async remove(externalId: string): Promise<void> {
    const { did, rkey } = postAddress(externalId, 'remove');
    const own = await this.session.own();
    if (did !== own) throw new ConnectorFailure({ kind: 'rejected', reason: 'forbidden' }, 'remove');
    // Deleting what is gone already succeeds.
    await this.session.xrpc.silentProcedure('com.atproto.repo.deleteRecord', {
      operation: 'remove',
      on: 'read',
      body: { repo: own, collection: POSTS, rkey },
    });
  }

  /** @returns undefined when the key has a post already. */
  private async put(own: string, rkey: string, record: object, at: Date): Promise<SentMessage | undefined> {
    try {
      const answer = await this.session.xrpc.procedure('com.atproto.repo.putRecord', {
        operation: 'send',
        on: 'write',
        // No record may be there: the repository decides, also between two of us.
        body: { repo: own, collection: POSTS, rkey, record, swapRecord: null },
      });
      // It was accepted, and what was accepted is not known.
      if (!written.safeParse(answer).success) throw new ConnectorFailure({ kind: 'unknown_outcome' }, 'send');
      return sentMessage(own, rkey, at);
    } catch (error) {
      if (error instanceof ConnectorFailure && isDuplicate(error)) return undefined;
      throw error;
    }
  }

  private async already(own: string, rkey: string): Promise<SentMessage> {
    const found = await this.find(own, rkey, 'send_again').catch(() => undefined);
    if (!found) throw new ConnectorFailure({ kind: 'unknown_outcome' }, 'send');
    return found.message;
  }

  private async find(own: string, rkey: string, operation: string): Promise<Standing | undefined> {
    try {
      const parameters = { repo: own, collection: POSTS, rkey };
      const answer = await this.session.xrpc.query('com.atproto.repo.getRecord', operation, parameters);
      const { value } = read(standing, answer, operation);
      return { message: sentMessage(own, rkey, value.createdAt), parent: value.reply?.parent.uri ?? null };
    } catch (error) {
      if (isFailure(error, 'gone')) return undefined;
      throw error;
    }
  }
}

function isDuplicate({ failure }: ConnectorFailure): boolean {
  return failure.kind === 'rejected' && failure.reason === 'duplicate';
}

function sentMessage(did: string, rkey: string, at: Date): SentMessage {
  const address = { did, rkey };
  return { externalId: postUri(address), permalink: permalinkOf(address), at, revision: at.getTime() };
}
