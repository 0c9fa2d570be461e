import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { PreviewQueryInput } from './dto/preview-query.input.js';
import {
  AdoptSharedQueryInput,
  PauseMonitoringQueryInput,
  ReleaseMonitoringQueryInput,
  RenewMonitoringQueryInput,
} from './dto/query-step.input.js';
import { SaveMonitoringQueryInput } from './dto/save-monitoring-query.input.js';
import { MonitoringQueryType, toQueryType } from './monitoring-query.type.js';
import { monitoringPermissions } from './monitoring.permissions.js';
import { MonitoringService } from './monitoring.service.js';
import { QueryPreviewService } from './query-preview.service.js';
import {
  QueryExampleType,
  QueryHistoryEntryType,
  QueryOwnerType,
  QueryPreviewType,
  SharedQueryType,
  toSharedQueryType,
} from './query-register.type.js';
import { QueryReleaseService } from './query-release.service.js';
import { QuerySharing } from './query-sharing.js';

@Resolver()
export class QueryRegisterResolver {
  constructor(
    private readonly monitoring: MonitoringService,
    private readonly releases: QueryReleaseService,
    private readonly preview: QueryPreviewService,
    private readonly sharing: QuerySharing,
  ) {}

  @Permission(monitoringPermissions.read)
  @Query(() => [MonitoringQueryType])
  async monitoringQueries(): Promise<MonitoringQueryType[]> {
    return (await this.monitoring.list()).map(toQueryType);
  }

  @Permission(monitoringPermissions.read)
  @Query(() => MonitoringQueryType)
  async monitoringQuery(@Args('id', { type: () => ID }) id: string): Promise<MonitoringQueryType> {
    return toQueryType(await this.monitoring.get(id));
  }

  @Permission(monitoringPermissions.read)
  @Query(() => [QueryHistoryEntryType], { description: 'Who changed which field from what to what, the latest first.' })
  async queryHistory(@Args('id', { type: () => ID }) id: string): Promise<QueryHistoryEntryType[]> {
    return this.monitoring.listHistory(id);
  }

  @Permission(monitoringPermissions.manage)
  @Query(() => [QueryOwnerType], { description: 'Who can be the owner of a query.' })
  async queryOwners(): Promise<QueryOwnerType[]> {
    return this.monitoring.listOwners();
  }

  @Permission(monitoringPermissions.preview)
  @Query(() => QueryPreviewType, { description: 'What a query would have matched; an error in it is an answer here.' })
  async previewQuery(
    @Args('input', { type: () => PreviewQueryInput }) { text, days }: PreviewQueryInput,
  ): Promise<QueryPreviewType> {
    return this.preview.preview(text, days ?? 30);
  }

  @Permission(monitoringPermissions.read)
  @Query(() => [QueryExampleType])
  async queryExamples(): Promise<QueryExampleType[]> {
    return this.preview.listExamples();
  }

  @Permission(monitoringPermissions.read)
  @Query(() => [SharedQueryType], { description: 'Queries of neighbours, to adopt.' })
  async sharedQueries(): Promise<SharedQueryType[]> {
    return (await this.sharing.list()).map(toSharedQueryType);
  }

  @Permission(monitoringPermissions.manage)
  @Mutation(() => MonitoringQueryType)
  async saveMonitoringQuery(
    @Args('input', { type: () => SaveMonitoringQueryInput }) { id, version, ...change }: SaveMonitoringQueryInput,
  ): Promise<MonitoringQueryType> {
    return toQueryType(await this.monitoring.save(id ?? undefined, change, version ?? null));
  }

  @Permission(monitoringPermissions.manage)
  @Mutation(() => MonitoringQueryType)
  async pauseMonitoringQuery(
    @Args('input', { type: () => PauseMonitoringQueryInput }) { id, version, paused }: PauseMonitoringQueryInput,
  ): Promise<MonitoringQueryType> {
    return toQueryType(await this.monitoring.pause(id, version, paused));
  }

  @Permission(monitoringPermissions.manage)
  @Mutation(() => MonitoringQueryType)
  async renewMonitoringQuery(
    @Args('input', { type: () => RenewMonitoringQueryInput }) { id, version, endsOn }: RenewMonitoringQueryInput,
  ): Promise<MonitoringQueryType> {
    return toQueryType(await this.monitoring.renew(id, version, endsOn));
  }

  @Permission(monitoringPermissions.release)
  @Mutation(() => MonitoringQueryType)
  async releaseMonitoringQuery(
    @Args('input', { type: () => ReleaseMonitoringQueryInput }) input: ReleaseMonitoringQueryInput,
  ): Promise<MonitoringQueryType> {
    return toQueryType(await this.releases.decide(input.id, input.version, input));
  }

  @Permission(monitoringPermissions.manage)
  @Mutation(() => MonitoringQueryType)
  async adoptSharedQuery(
    @Args('input', { type: () => AdoptSharedQueryInput }) { id }: AdoptSharedQueryInput,
  ): Promise<MonitoringQueryType> {
    return toQueryType(await this.monitoring.adopt(id));
  }
}
