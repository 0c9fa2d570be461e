import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { SaveTemplateInput } from './dto/template.input.js';
import { libraryPermissions } from './library.permissions.js';
import { SharedTemplateType, TemplateType, withTopic } from './library.type.js';
import { TemplateSharing } from './sharing/template-sharing.js';
import { TemplateService } from './template.service.js';

@Resolver()
export class TemplateResolver {
  constructor(
    private readonly templates: TemplateService,
    private readonly sharing: TemplateSharing,
  ) {}

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
    return (await this.sharing.listShared(search)).map(withTopic);
  }

  @Permission(libraryPermissions.write)
  @Mutation(() => TemplateType)
  async saveTemplate(@Args('input') input: SaveTemplateInput) {
    return withTopic(await this.templates.save(input));
  }

  @Permission(libraryPermissions.publish)
  @Mutation(() => TemplateType, { description: 'Asks a colleague to agree; shares at once where there is none.' })
  async publishTemplate(
    @Args('templateId', { type: () => ID }) templateId: string,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
  ) {
    return withTopic(await this.sharing.publish(templateId, note));
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => SharedTemplateType)
  async adoptTemplate(@Args('sharedTemplateId', { type: () => ID }) sharedTemplateId: string) {
    const { template } = await this.sharing.choose({ itemId: sharedTemplateId, choice: 'FOLLOW' });
    return withTopic(template);
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => SharedTemplateType)
  async declineTemplate(
    @Args('sharedTemplateId', { type: () => ID }) sharedTemplateId: string,
    @Args('reason', { type: () => String }) reason: string,
  ) {
    const { template } = await this.sharing.choose({ itemId: sharedTemplateId, choice: 'DECLINED', reason });
    return withTopic(template);
  }
}
