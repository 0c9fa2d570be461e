import type { TenantDoor } from '../database/index.js';
import type { Clock } from '../kernel/index.js';
import { inTrace, type Log, type Metrics } from '../observability/index.js';
import { asWorker } from '../queue/index.js';
import { readDeliveryReport, type DeliveryReport } from './delivery-report.js';
import { MAIL_TOPIC } from './mail-post.js';
import type { MailRepository } from './mail.repository.js';
import type { ReturnAddress, ReturnClaim } from './return-address.js';

/** What became of a report; all but the first two change nothing. */
export type BounceOutcome = 'bounced' | 'delayed' | 'repeated' | 'outdated' | 'unreadable' | 'forged';

/** A server gives up after five days at most; whoever reports later is not the one who tried. */
const MOST_AGE_MS = 10 * 86_400_000;

/** Takes note of what mail servers report about one of our mails, once per mail. Reports that we did not ask for change nothing. */
export class BounceDesk {
  constructor(
    private readonly door: TenantDoor,
    private readonly mails: MailRepository,
    private readonly addresses: ReturnAddress,
    private readonly listTenants: () => Promise<readonly string[]>,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  /** @returns undefined when nobody here made the address, so that nothing more need be read. */
  async admit(address: string): Promise<{ claim: ReturnClaim; tenantId: string } | undefined> {
    const claim = this.addresses.read(address);
    const tenantId = claim && this.addresses.tenantOf(claim, await this.listTenants());
    if (claim && tenantId) return { claim, tenantId };
    this.refuse();
    return undefined;
  }

  /** Somebody offered what is no report for us. */
  refuse(): void {
    this.count('forged');
  }

  /** @throws DomainError when it could not be noted now; the server should offer it again. */
  receive({ claim, tenantId }: { claim: ReturnClaim; tenantId: string }, raw: Buffer): Promise<BounceOutcome> {
    return inTrace(undefined, async () => {
      const report = await readDeliveryReport(raw);
      const outcome =
        report && report.kind !== 'nothing'
          ? await asWorker(this.door, tenantId, MAIL_TOPIC, () => this.note(claim.mailId, report))
          : 'unreadable';
      this.count(outcome, { mail: claim.mailId, tenant: tenantId });
      return outcome;
    });
  }

  private async note(mailId: string, report: DeliveryReport): Promise<BounceOutcome> {
    const mail = await this.mails.lock(mailId);
    const now = this.clock.now();
    // Only what went, or may have gone, can come back.
    const gone = mail?.state === 'SENT' || mail?.state === 'UNKNOWN' || mail?.state === 'SENDING';
    if (!mail || !gone || now.getTime() - mail.madeAt.getTime() > MOST_AGE_MS) return 'outdated';
    if (report.kind !== 'failed') return (await this.mails.noteDelay(mail.id, now)) ? 'delayed' : 'repeated';
    if (!(await this.mails.noteBounce(mail.id, report.reason, now))) return 'repeated';
    await this.mails.distrust(mail, report.reason, now);
    return 'bounced';
  }

  private count(outcome: BounceOutcome, about: { mail?: string; tenant?: string } = {}): void {
    this.metrics.bounce(outcome);
    const facts = { ...about, outcome };
    if (outcome === 'forged' || outcome === 'unreadable') this.log.warn('bounce.refused', facts);
    else this.log.info('bounce.noted', facts);
  }
}
