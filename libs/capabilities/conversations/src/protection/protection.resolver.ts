import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { coverAbuse } from '@samenspraak/language/abuse';
import { Permission } from '@samenspraak/platform/graphql';
import { ConversationRowType, ConversationType } from '../conversation.type.js';
import { conversationPermissions } from '../conversations.permissions.js';
import { reportText, type AggressionReport } from './aggression-report.js';
import { StaffProtection } from './protection.service.js';
import {
  AggressionReportType,
  HurtfulMessageType,
  OpenHurtfulInput,
  ReportAggressionInput,
} from './protection.type.js';

@Resolver(() => ConversationType)
export class HurtfulResolver {
  constructor(private readonly protection: StaffProtection) {}

  @ResolveField(() => [HurtfulMessageType])
  hurtful(@Parent() row: ConversationType) {
    return this.protection.listHurtful(row.id);
  }

  @ResolveField(() => Boolean, {
    description: 'Somebody reported its author: answers go out under the name of the team.',
  })
  teamSigns(@Parent() row: ConversationType) {
    return this.protection.isReported(row.id);
  }

  @Permission(conversationPermissions.read)
  @Mutation(() => Boolean, { description: 'Shows what hurts, from now on, to the person who asks.' })
  openHurtfulMessage(@Args('input') input: OpenHurtfulInput) {
    return this.protection.open(input);
  }
}

@Resolver(() => ConversationRowType)
export class CoveredRowResolver {
  /** A list is read in passing: what hurts is covered there for everybody. */
  @ResolveField(() => String)
  snippet(@Parent() row: ConversationRowType) {
    return coverAbuse(row.snippet);
  }
}

@Resolver(() => AggressionReportType)
export class AggressionReportResolver {
  constructor(private readonly protection: StaffProtection) {}

  @Permission(conversationPermissions.write)
  @Query(() => [AggressionReportType], { description: 'Own reports; a coordinator sees those of all. At most 200.' })
  aggressionReports() {
    return this.protection.listReports();
  }

  @Permission(conversationPermissions.write)
  @Mutation(() => AggressionReportType)
  reportAggression(@Args('input') input: ReportAggressionInput) {
    return this.protection.report(input);
  }

  @ResolveField(() => String, { description: 'The whole report as plain text, to hand on.' })
  text(@Parent() report: AggressionReportType) {
    return reportText(report as unknown as AggressionReport);
  }
}
