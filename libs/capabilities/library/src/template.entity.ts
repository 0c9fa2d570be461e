import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TemplateDetails } from './content/template-details.js';
import type { TemplateScope } from './content/template-scope.js';
import type { TemplateBlock } from './variable-definition.js';

@Entity({ schema: 'app', name: 'template' })
export class TemplateEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  topic: string;

  @Column({ type: 'text' })
  greeting: string;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'text' })
  closing: string;

  @Column({ type: 'text' })
  block: TemplateBlock;

  @Column({ type: 'jsonb' })
  details: TemplateDetails;

  @Column({ type: 'text' })
  scope: TemplateScope;

  @Column({ name: 'writer_id', type: 'uuid', nullable: true })
  writerId: string | null;

  @Column({ name: 'team_ids', type: 'uuid', array: true })
  teamIds: string[];

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'item_id', type: 'uuid', nullable: true })
  itemId: string | null;

  @Column({ name: 'origin_item_id', type: 'uuid', nullable: true })
  originItemId: string | null;

  @Column({ name: 'origin_version', type: 'int', nullable: true })
  originVersion: number | null;

  @Column({ name: 'published_version', type: 'int', nullable: true })
  publishedVersion: number | null;

  @Column({ name: 'used_count', type: 'int' })
  usedCount: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ name: 'updated_by', type: 'uuid' })
  updatedBy: string;
}
