import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { SaveTemplateInput } from './dto/template.input.js';
import { libraryPermissions } from './library.permissions.js';
import { SharedTemplateType, TemplateType, withTopic } from './library.type.js';
import { TemplateService } from './template.service.js';

@Resolver()
export class TemplateResolver {
  constructor(private readonly templates: TemplateService) {}

  @Permission(libraryPermissions.read)
  @Query(() => [TemplateType])
  async ownTemplates() {
    return (await this.templates.listOwn()).map(withTopic);
  }

  @Permission(libraryPermissions.read)
  @Query(() => [SharedTemplateType], {
    description: 'What the partnership shares, with what this tenant did with it.',
  })
  async sharedTemplates(@Args('search', { type: () => String, nullable: true }) search: string | null) {
    return (await this.templates.listShared(search)).map(withTopic);
  }

  @Permission(libraryPermissions.write)
  @Mutation(() => TemplateType)
  async saveTemplate(@Args('input') input: SaveTemplateInput) {
    return withTopic(await this.templates.save(input));
  }

  @Permission(libraryPermissions.publish)
  @Mutation(() => TemplateType)
  async publishTemplate(
    @Args('templateId', { type: () => ID }) templateId: string,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
  ) {
    return withTopic(await this.templates.publish(templateId, note));
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => SharedTemplateType)
  async adoptTemplate(@Args('sharedTemplateId', { type: () => ID }) sharedTemplateId: string) {
    return withTopic(await this.templates.adopt(sharedTemplateId));
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => SharedTemplateType)
  async declineTemplate(
    @Args('sharedTemplateId', { type: () => ID }) sharedTemplateId: string,
    @Args('reason', { type: () => String }) reason: string,
  ) {
    return withTopic(await this.templates.decline(sharedTemplateId, reason));
  }
}
