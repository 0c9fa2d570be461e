import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { expectTenant, TenantDoor } from '@samenspraak/platform/database';
import { Permission } from '@samenspraak/platform/graphql';
import { libraryPermissions } from '../library.permissions.js';
import { AdoptionHistory } from './adoption-history.js';
import { AdoptedTextType, RestoreAdoptedTextInput, RestoredTextType } from './adoption-history.type.js';

@Resolver()
export class AdoptionHistoryResolver {
  constructor(
    private readonly door: TenantDoor,
    private readonly history: AdoptionHistory,
  ) {}

  @Permission(libraryPermissions.read)
  @Query(() => [AdoptedTextType], { description: 'What this tenant used of it; the newest first, at most 100.' })
  async adoptionHistory(@Args('sharedTemplateId', { type: () => ID }) sharedTemplateId: string) {
    const texts = await this.history.list(sharedTemplateId);
    return texts.map(({ content, ...text }) => ({
      ...text,
      fields: Object.entries(content).map(([name, value]) => ({ name, value })),
    }));
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => RestoredTextType, { description: 'An old text comes back; what is used now stays in the history.' })
  async restoreAdoptedText(@Args('input') input: RestoreAdoptedTextInput) {
    expectTenant(this.door, input.expectedTenantId);
    const { sharedTemplateId: itemId, from, revision } = input;
    return { templateId: await this.history.restore({ itemId, from, revision }) };
  }
}
