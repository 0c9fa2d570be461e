import { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { LicenceAllowance, LicenceRepository } from '@samenspraak/licensing';
import { openNotify } from '@samenspraak/notifications';
import { systemClock, type Clock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { Agreements, Memberships, PartnershipRepository, Partnerships } from '@samenspraak/tenants';
import { MonitoringQueryRepository } from './monitoring-query.repository.js';
import { MonitoringService } from './monitoring.service.js';
import { OrderPostRepository } from './order-post.repository.js';
import { OfficialAccounts } from './official-accounts.js';
import { QueryHistoryRepository } from './query-history.repository.js';
import { QueryJournal } from './query-journal.js';
import { QueryNews } from './query-news.js';
import { QueryPreviewService } from './query-preview.service.js';
import { QueryReleaseService } from './query-release.service.js';
import { QuerySharing } from './query-sharing.js';
import { QueryViews } from './query-views.js';
import { SharedQueryRepository } from './shared-query.repository.js';
import { StoredPostRepository } from './stored-post.repository.js';

/** The register of queries, put together from the one door. */
export class QueryServices {
  readonly monitoring: MonitoringService;
  readonly releases: QueryReleaseService;
  readonly preview: QueryPreviewService;
  readonly sharing: QuerySharing;
  readonly journal: QueryJournal;
  readonly news: QueryNews;

  constructor(door: TenantDoor, clock: Clock = systemClock) {
    const queries = new MonitoringQueryRepository(door);
    const shared = new SharedQueryRepository(door);
    const history = new QueryHistoryRepository(door);
    const people = new PartnershipRepository(door);
    const [memberships, partnerships] = [new Memberships(door, people), new Partnerships(door, people)];
    const accounts = new OfficialAccounts(queries);
    const journal = (this.journal = new QueryJournal(history, new AuditTrail(door), new Announcer(door), clock));
    const views = new QueryViews(queries, shared, memberships, accounts, clock);
    this.news = new QueryNews(queries, openNotify(door, clock), clock);
    this.sharing = new QuerySharing(door, shared, partnerships, new Agreements(door, people), clock);
    this.monitoring = new MonitoringService(
      door,
      queries,
      history,
      views,
      this.sharing,
      accounts,
      memberships,
      partnerships,
      journal,
      this.news,
      clock,
    );
    this.releases = new QueryReleaseService(door, queries, views, accounts, journal, clock);
    this.preview = new QueryPreviewService(
      door,
      new StoredPostRepository(door),
      new OrderPostRepository(door),
      accounts,
      new LicenceAllowance(door, new LicenceRepository(door), partnerships, clock),
      partnerships,
      clock,
    );
  }
}
