import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { AttributeTriagePostInput } from './dto/attribute-triage-post.input.js';
import { monitoringPermissions } from './monitoring.permissions.js';
import { TriageService } from './triage.service.js';
import { toTriageType, TriagePostType } from './triage.type.js';

@Resolver()
export class TriageResolver {
  constructor(private readonly triage: TriageService) {}

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
    const { postId, tenantId, makeRule, word } = input;
    await this.triage.attribute(postId, tenantId ?? null, makeRule ? { word: word ?? '' } : undefined);
    return true;
  }
}
