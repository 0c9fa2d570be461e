import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReplyState, Visibility } from '@samenspraak/conversations';

@Entity({ schema: 'app', name: 'reply' })
export class ReplyEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'command_id', type: 'uuid' })
  commandId: string;

  @Column({ name: 'conversation_id', type: 'uuid' })
  conversationId: string;

  @Column({ name: 'message_id', type: 'uuid' })
  messageId: string;

  @Column({ type: 'text' })
  network: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'account_handle', type: 'text' })
  accountHandle: string;

  @Column({ name: 'source_root', type: 'text' })
  sourceRoot: string;

  @Column({ name: 'parent_source_id', type: 'text' })
  parentSourceId: string;

  @Column({ name: 'parent_external_id', type: 'text' })
  parentExternalId: string;

  @Column({ name: 'parent_author_id', type: 'text' })
  parentAuthorId: string;

  @Column({ name: 'parent_author_handle', type: 'text' })
  parentAuthorHandle: string;

  @Column({ name: 'parent_visibility', type: 'text' })
  parentVisibility: Visibility;

  @Column({ type: 'text' })
  visibility: Visibility;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'text' })
  cotag: string;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId: string;

  @Column({ name: 'author_name', type: 'text' })
  authorName: string;

  @Column({ type: 'text' })
  state: ReplyState;

  @Column({ type: 'boolean' })
  second: boolean;

  @Column({ name: 'undo_until', type: 'timestamptz' })
  undoUntil: Date;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: Date;

  @Column({ type: 'int' })
  attempt: number;

  @Column({ type: 'int' })
  tries: number;

  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil: Date | null;

  @Column({ name: 'first_attempt_at', type: 'timestamptz', nullable: true })
  firstAttemptAt: Date | null;

  @Column({ name: 'unknown_at', type: 'timestamptz', nullable: true })
  unknownAt: Date | null;

  @Column({ name: 'absent_at', type: 'timestamptz', nullable: true })
  absentAt: Date | null;

  @Column({ type: 'int' })
  lookups: number;

  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId: string | null;

  @Column({ type: 'text', nullable: true })
  permalink: string | null;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  @Column({ type: 'text', nullable: true })
  refusal: string | null;

  @Column({ name: 'answer_id', type: 'uuid', nullable: true })
  answerId: string | null;

  @Column({ name: 'answer_title', type: 'text', nullable: true })
  answerTitle: string | null;

  @Column({ name: 'answer_version', type: 'int', nullable: true })
  answerVersion: number | null;

  @Column({ name: 'answer_publisher', type: 'text', nullable: true })
  answerPublisher: string | null;

  @Column({ name: 'edited_percent', type: 'smallint', nullable: true })
  editedPercent: number | null;

  @Column({ name: 'origin_item_id', type: 'uuid', nullable: true })
  originItemId: string | null;

  @Column({ name: 'origin_version', type: 'int', nullable: true })
  originVersion: number | null;

  @Column({ name: 'origin_override', type: 'boolean' })
  originOverride: boolean;

  @Column({ name: 'thread_id', type: 'uuid', nullable: true })
  threadId: string | null;

  @Column({ name: 'whole_text', type: 'text', nullable: true })
  wholeText: string | null;

  @Column({ type: 'smallint' })
  part: number;

  @Column({ type: 'smallint' })
  parts: number;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}

export const repliesEntities = [ReplyEntity] as const;
