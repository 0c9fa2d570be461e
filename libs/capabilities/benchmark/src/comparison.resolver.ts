import { Args, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { benchmarkPermissions } from './benchmark.permissions.js';
import { ComparisonService } from './comparison.service.js';
import { ComparisonType } from './comparison.type.js';

@Resolver()
export class ComparisonResolver {
  constructor(private readonly comparisons: ComparisonService) {}

  @Permission(benchmarkPermissions.compare)
  @Query(() => ComparisonType, { description: "period is a month, '2026-11', or a quarter, '2026-Q4'." })
  comparison(@Args('period', { type: () => String }) period: string) {
    return this.comparisons.compare(period);
  }
}
