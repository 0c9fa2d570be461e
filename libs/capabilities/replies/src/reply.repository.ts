import { In, Not, type FindOptionsWhere } from 'typeorm';
import type { ReplyState } from '@samenspraak/conversations';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Reply } from './reply.js';
import { ReplyEntity } from './reply.entity.js';

/** What a step of the machine may write beside the state. */
export type ReplyChange = Partial<
  Pick<
    Reply,
    | 'attempt'
    | 'tries'
    | 'dueAt'
    | 'leaseUntil'
    | 'firstAttemptAt'
    | 'unknownAt'
    | 'absentAt'
    | 'lookups'
    | 'externalId'
    | 'permalink'
    | 'sentAt'
    | 'refusal'
    | 'parentSourceId'
    | 'parentExternalId'
    | 'text'
    | 'version'
    | 'removedAt'
  >
>;

/** Who may make a step: from which states, and of which attempt. */
export interface Fence {
  readonly from: readonly ReplyState[];
  /** Absent: whichever attempt. */
  readonly attempt?: number;
}

const MOST = 200;

/** Reads and moves the tenant's replies. Every move names the states and the attempt it starts from. */
export class ReplyRepository {
  constructor(private readonly door: TenantDoor) {}

  /** @returns false when the command is known or another answer holds the message. */
  async insert(reply: Omit<Reply, 'tenantId'>): Promise<boolean> {
    const manager = await this.door.manager();
    const result = await manager
      .createQueryBuilder()
      .insert()
      .into(ReplyEntity)
      .values({ ...reply, tenantId: this.door.tenantId(), changedAt: reply.createdAt })
      .orIgnore()
      .returning('id')
      .execute();
    return (result.raw as unknown[]).length === 1;
  }

  find(id: string): Promise<Reply | undefined> {
    return this.one({ id });
  }

  findByCommand(commandId: string): Promise<Reply | undefined> {
    return this.one({ commandId });
  }

  /** The same, and nobody else moves it until this transaction ends. */
  async lock(id: string): Promise<Reply | undefined> {
    const row = await (
      await this.rows()
    ).findOne({ where: { tenantId: this.door.tenantId(), id }, lock: { mode: 'pessimistic_write' } });
    return row ?? undefined;
  }

  async listThread(conversationId: string): Promise<Reply[]> {
    return this.list({ conversationId });
  }

  /** Whether an answer of ours is on its way in this conversation, to whichever of its messages. */
  async isAnswering(conversationId: string): Promise<boolean> {
    const state = In(['APPROVED', 'QUEUED', 'SENDING', 'UNKNOWN']);
    return (await this.one({ conversationId, state })) !== undefined;
  }

  listUncertain(): Promise<Reply[]> {
    return this.list({ state: 'UNKNOWN' });
  }

  /** What waits for its account to be let in again. */
  listHeld(accountId: string): Promise<Reply[]> {
    return this.list({ accountId, state: 'QUEUED', refusal: In(['account_revoked', 'account_suspect']) });
  }

  findByExternalId(network: string, externalId: string): Promise<Reply | undefined> {
    return this.one({ network, externalId });
  }

  /** Replies under a message that went out, or may have, and whose place on the network is not known. */
  async listUnplaced(parentSourceId: string): Promise<Reply[]> {
    const rows = await this.list({ parentSourceId, state: Not(In(['SENT', 'DRAFT', 'APPROVED'])) });
    return rows.filter((row) => row.attempt > 0);
  }

  /** All parts of an answer of several posts, the first one first. */
  async listParts(threadId: string): Promise<Reply[]> {
    return (await this.rows()).find({ where: { tenantId: this.door.tenantId(), threadId }, order: { part: 'ASC' } });
  }

  async hasOtherAnswer(sourceRoot: string, id: string): Promise<boolean> {
    const other = await this.one({ sourceRoot, id: Not(id), state: In(['QUEUED', 'SENDING', 'UNKNOWN', 'SENT']) });
    return other !== undefined;
  }

  /** @returns the reply as it is now, or undefined when the fence held. */
  async move(id: string, fence: Fence, state: ReplyState, change: ReplyChange, now: Date): Promise<Reply | undefined> {
    const where: FindOptionsWhere<ReplyEntity> = { tenantId: this.door.tenantId(), id, state: In([...fence.from]) };
    if (fence.attempt !== undefined) where.attempt = fence.attempt;
    const result = await (await this.rows()).update(where, { ...change, state, changedAt: now });
    return result.affected === 1 ? this.find(id) : undefined;
  }

  /** From refused to waiting again. @returns false when the fence held, or another answer holds the message meanwhile. */
  async requeue(id: string, fence: Fence, change: ReplyChange, now: Date): Promise<boolean> {
    const reply = await this.find(id);
    if (reply && !reply.second && reply.part === 1 && (await this.holdsMessage(reply.messageId))) return false;
    return (await this.move(id, fence, 'QUEUED', change, now)) !== undefined;
  }

  private async holdsMessage(messageId: string): Promise<boolean> {
    const state = In(['APPROVED', 'QUEUED', 'SENDING', 'UNKNOWN', 'SENT']);
    return (await this.one({ messageId, second: false, part: 1, state })) !== undefined;
  }

  private async one(where: FindOptionsWhere<ReplyEntity>): Promise<Reply | undefined> {
    return (await (await this.rows()).findOneBy({ ...where, tenantId: this.door.tenantId() })) ?? undefined;
  }

  private async list(where: FindOptionsWhere<ReplyEntity>): Promise<Reply[]> {
    return (await this.rows()).find({
      where: { ...where, tenantId: this.door.tenantId() },
      order: { createdAt: 'ASC', id: 'ASC' },
      take: MOST,
    });
  }

  private async rows() {
    return (await this.door.manager()).getRepository(ReplyEntity);
  }
}
