import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One official account of a tenant on a network. */
@Entity({ schema: 'app', name: 'channel_account' })
export class ChannelAccountEntity {
  @PrimaryColumn({ type: 'uuid', name: 'tenant_id' })
  tenantId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', name: 'connection_id' })
  connectionId: string;

  @Column({ type: 'text' })
  network: string;

  /** As one writes it to address the account, without a leading @. */
  @Column({ type: 'text' })
  handle: string;

  @Column({ type: 'text', name: 'external_id' })
  externalId: string;

  @Column({ type: 'text', name: 'display_name' })
  displayName: string;

  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ type: 'text', name: 'base_url' })
  baseUrl: string;

  @Column({ type: 'text' })
  state: 'CONNECTED' | 'SUSPECT' | 'REVOKED' | 'RATE_LIMITED';

  @Column({ type: 'timestamptz', name: 'state_since' })
  stateSince: Date;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'int', name: 'text_limit', nullable: true })
  textLimit: number | null;

  @Column({ type: 'text', name: 'text_unit', nullable: true })
  textUnit: 'grapheme' | 'utf16' | 'byte' | 'weighted' | null;

  @Column({ type: 'int', name: 'url_length', nullable: true })
  urlLength: number | null;

  @Column({ type: 'boolean', name: 'mention_local', nullable: true })
  mentionLocal: boolean | null;
}

export const channelsEntities: readonly Function[] = [ChannelAccountEntity];
