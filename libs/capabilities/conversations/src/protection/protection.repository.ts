import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import type { AggressionReport } from './aggression-report.js';

const MOST_MESSAGES = 500;
const MOST_REPORTS = 200;
const REPORT = `r.id, r.conversation_id as "conversationId", r.message_id as "messageId", r.network, m.display_name as "reporterName", r.kind,
  r.happened, r.effect, r.wishes, r.at, r.reporter_id = $2 as mine`;
const REPORTER = 'app.aggression_report r join app.membership m on m.tenant_id = $1 and m.id = r.reporter_id';

export interface InboundText {
  readonly id: string;
  readonly text: string;
  readonly opened: boolean;
}

/** Reads what people wrote to us and who chose to read it; keeps reports of aggression. */
export class ProtectionRepository {
  constructor(private readonly door: TenantDoor) {}

  /** The newest inbound messages of a conversation, and whether this member opened them. */
  listInbound(conversationId: string, membershipId: string): Promise<InboundText[]> {
    return this.door.query<InboundText & Record<string, unknown>>(
      `select m.id, m.text, o.at is not null as opened from app.message m
       left join app.opened_abuse o on o.tenant_id = $1 and o.message_id = m.id and o.membership_id = $3
       where m.tenant_id = $1 and m.conversation_id = $2 and m.direction = 'inbound' order by m.at desc, m.id desc limit ${MOST_MESSAGES}`,
      [this.door.tenantId(), conversationId, membershipId],
    );
  }

  async findMessage(
    conversationId: string,
    messageId: string,
  ): Promise<{ id: string; network: string; authorExternalId: string } | undefined> {
    const [row] = await this.door.query<{ id: string; network: string; authorExternalId: string }>(
      `select m.id, m.network, m.author_external_id as "authorExternalId" from app.message m
       where m.tenant_id = $1 and m.conversation_id = $2 and m.id = $3 and m.direction = 'inbound'`,
      [this.door.tenantId(), conversationId, messageId],
    );
    return row;
  }

  async open(messageId: string, membershipId: string, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.opened_abuse (tenant_id, message_id, membership_id, at) values ($1, $2, $3, $4)
       on conflict (tenant_id, message_id, membership_id) do nothing`,
      [this.door.tenantId(), messageId, membershipId, at],
    );
  }

  async addReport(
    report: Pick<
      AggressionReport,
      'conversationId' | 'messageId' | 'network' | 'kind' | 'happened' | 'effect' | 'wishes' | 'at'
    > & {
      readonly authorExternalId: string;
      readonly reporterId: string;
    },
  ): Promise<string> {
    const id = newId();
    await this.door.query(
      `insert into app.aggression_report (tenant_id, id, conversation_id, message_id, network, author_external_id, reporter_id, kind, happened, effect, wishes, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[this.door.tenantId(), id, report.conversationId, report.messageId, report.network, report.authorExternalId],
        ...[report.reporterId, report.kind, report.happened, report.effect, report.wishes, report.at],
      ],
    );
    return id;
  }

  /** The newest first; without `all` only those of this member. */
  listReports(membershipId: string, all: boolean): Promise<AggressionReport[]> {
    return this.door.query<AggressionReport & Record<string, unknown>>(
      `select ${REPORT} from ${REPORTER} where r.tenant_id = $1 and ($3 or r.reporter_id = $2) order by r.at desc, r.id desc limit ${MOST_REPORTS}`,
      [this.door.tenantId(), membershipId, all],
    );
  }

  /** Whether somebody here reported the author of this conversation. */
  async isReported(conversationId: string): Promise<boolean> {
    const rows = await this.door.query(
      `select r.id from app.aggression_report r join app.conversation c on c.tenant_id = $1 and c.id = $2
       where r.tenant_id = $1 and r.network = c.network and r.author_external_id = c.author_external_id limit 1`,
      [this.door.tenantId(), conversationId],
    );
    return rows.length > 0;
  }
}
