import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { AttributeTriagePostInput } from './dto/attribute-triage-post.input.js';
import { SaveMonitoringQueryInput } from './dto/save-monitoring-query.input.js';
import { monitoringPermissions } from './monitoring.permissions.js';
import { MonitoringService } from './monitoring.service.js';
import { MonitoringQueryType, toTriageType, TriagePostType } from './monitoring.type.js';
import { TriageService } from './triage.service.js';

@Resolver()
export class MonitoringResolver {
  constructor(
    private readonly monitoring: MonitoringService,
    private readonly triage: TriageService,
  ) {}

  @Permission(monitoringPermissions.read)
  @Query(() => [MonitoringQueryType])
  async monitoringQueries(): Promise<MonitoringQueryType[]> {
    return this.monitoring.list();
  }

  @Permission(monitoringPermissions.manage)
  @Mutation(() => MonitoringQueryType)
  async saveMonitoringQuery(
    @Args('input', { type: () => SaveMonitoringQueryInput }) { id, ...change }: SaveMonitoringQueryInput,
  ): Promise<MonitoringQueryType> {
    return this.monitoring.save(id ?? undefined, change);
  }

  @Permission(monitoringPermissions.triage)
  @Query(() => [TriagePostType])
  async triagePosts(): Promise<TriagePostType[]> {
    return (await this.triage.list()).map(toTriageType);
  }

  @Permission(monitoringPermissions.triage)
  @Mutation(() => Boolean)
  async attributeTriagePost(
    @Args('input', { type: () => AttributeTriagePostInput }) input: AttributeTriagePostInput,
  ): Promise<boolean> {
    await this.triage.attribute(input.postId, input.tenantId ?? null);
    return true;
  }
}
