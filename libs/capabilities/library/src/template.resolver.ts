import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { SaveTemplateInput } from './dto/template.input.js';
import { libraryPermissions } from './library.permissions.js';
import { SharedTemplateType, TemplateType } from './library.type.js';
import { TemplateService } from './template.service.js';

@Resolver()
export class TemplateResolver {
  constructor(private readonly templates: TemplateService) {}

  @Permission(libraryPermissions.read)
  @Query(() => [TemplateType])
  ownTemplates() {
    return this.templates.listOwn();
  }

  @Permission(libraryPermissions.read)
  @Query(() => [SharedTemplateType], {
    description: 'What the partnership shares, with what this tenant did with it.',
  })
  sharedTemplates(@Args('search', { type: () => String, nullable: true }) search: string | null) {
    return this.templates.listShared(search);
  }

  @Permission(libraryPermissions.write)
  @Mutation(() => TemplateType)
  saveTemplate(@Args('input') input: SaveTemplateInput) {
    return this.templates.save(input);
  }

  @Permission(libraryPermissions.publish)
  @Mutation(() => TemplateType)
  publishTemplate(
    @Args('templateId', { type: () => ID }) templateId: string,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
  ) {
    return this.templates.publish(templateId, note);
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => SharedTemplateType)
  adoptTemplate(@Args('sharedTemplateId', { type: () => ID }) sharedTemplateId: string) {
    return this.templates.adopt(sharedTemplateId);
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => SharedTemplateType)
  declineTemplate(
    @Args('sharedTemplateId', { type: () => ID }) sharedTemplateId: string,
    @Args('reason', { type: () => String }) reason: string,
  ) {
    return this.templates.decline(sharedTemplateId, reason);
  }
}
