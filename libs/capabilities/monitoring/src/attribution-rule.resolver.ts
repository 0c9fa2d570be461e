import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { AttributionCorrectionService } from './attribution-correction.service.js';
import { AttributionRuleService } from './attribution-rule.service.js';
import { AttributionRulePreviewType, AttributionRuleType, toRuleType } from './attribution-rule.type.js';
import { CorrectAttributionInput } from './dto/correct-attribution.input.js';
import { SettleAttributionRuleInput, WithdrawAttributionRuleInput } from './dto/attribution-rule.input.js';
import { monitoringPermissions } from './monitoring.permissions.js';
import { RulePreviewService } from './rule-preview.service.js';

@Resolver()
export class AttributionRuleResolver {
  constructor(
    private readonly rules: AttributionRuleService,
    private readonly corrections: AttributionCorrectionService,
    private readonly previews: RulePreviewService,
  ) {}

  @Permission(monitoringPermissions.read)
  @Query(() => [AttributionRuleType])
  async attributionRules(): Promise<AttributionRuleType[]> {
    return (await this.rules.list()).map(toRuleType);
  }

  @Permission(monitoringPermissions.correct)
  @Query(() => AttributionRulePreviewType, {
    description: 'What a rule made of handing a conversation over would have done.',
  })
  async attributionRulePreview(
    @Args('conversationId', { type: () => ID }) conversationId: string,
    @Args('tenantId', { type: () => ID }) tenantId: string,
    @Args('word', { type: () => String, nullable: true }) word?: string | null,
  ): Promise<AttributionRulePreviewType> {
    return this.previews.preview(conversationId, tenantId, word);
  }

  @Permission(monitoringPermissions.triage)
  @Mutation(() => AttributionRuleType)
  async withdrawAttributionRule(
    @Args('input', { type: () => WithdrawAttributionRuleInput }) input: WithdrawAttributionRuleInput,
  ): Promise<AttributionRuleType> {
    return toRuleType(await this.rules.withdraw(input.id, input.version));
  }

  @Permission(monitoringPermissions.triage)
  @Mutation(() => AttributionRuleType)
  async settleAttributionRule(
    @Args('input', { type: () => SettleAttributionRuleInput }) input: SettleAttributionRuleInput,
  ): Promise<AttributionRuleType> {
    return toRuleType(await this.rules.settle(input.id, input.version, input.tenantId));
  }

  @Permission(monitoringPermissions.correct)
  @Mutation(() => Boolean, {
    description:
      'Gives a post that came to the wrong council to its neighbour, or back to triage; the own copy is closed.',
  })
  async correctAttribution(
    @Args('input', { type: () => CorrectAttributionInput }) input: CorrectAttributionInput,
  ): Promise<boolean> {
    await this.corrections.correct({ ...input, tenantId: input.tenantId ?? null });
    return true;
  }
}
