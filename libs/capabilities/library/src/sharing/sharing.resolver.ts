import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { expectTenant, TenantDoor } from '@samenspraak/platform/database';
import { Permission } from '@samenspraak/platform/graphql';
import { fieldInvalid } from '../library.errors.js';
import { libraryPermissions } from '../library.permissions.js';
import { SharedTemplateType, TemplateType, withTopic } from '../library.type.js';
import { Contributions } from './contributions.js';
import { Publications, type PublicationView } from './publications.js';
import type { SharedContent } from './shared-content.js';
import {
  AgreePublicationInput,
  ChooseSharedTemplateInput,
  RestoreTemplateInput,
  ReturnPublicationInput,
  SettleTemplateUpdateInput,
  type SharedFieldInput,
  WithdrawTemplateInput,
} from './sharing.input.js';
import {
  ChosenTemplateType,
  ContributionType,
  PublicationType,
  SharedTemplateDetailType,
  TemplateRevisionType,
} from './sharing.type.js';
import { TemplateSharing } from './template-sharing.js';

@Resolver()
export class SharingResolver {
  constructor(
    private readonly door: TenantDoor,
    private readonly templates: TemplateSharing,
    private readonly publications: Publications,
    private readonly contributed: Contributions,
  ) {}

  @Permission(libraryPermissions.read)
  @Query(() => SharedTemplateDetailType, { description: 'Versions, a new version beside our text, who fills in.' })
  async sharedTemplate(@Args('sharedTemplateId', { type: () => ID }) sharedTemplateId: string) {
    const detail = await this.templates.detail(sharedTemplateId);
    return { ...detail, versions: detail.versions.map((one) => ({ ...one, fields: toFields(one.content) })) };
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => ChosenTemplateType)
  async chooseSharedTemplate(@Args('input') input: ChooseSharedTemplateInput) {
    expectTenant(this.door, input.expectedTenantId);
    const { sharedTemplateId: itemId, choice, review, fields, reason, revision } = input;
    const { template, forkId } = await this.templates.choose({
      ...{ itemId, choice, review, reason, revision },
      fields: toContent(fields),
    });
    return { template: withTopic(template), forkId };
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => SharedTemplateType)
  async settleTemplateUpdate(@Args('input') input: SettleTemplateUpdateInput) {
    expectTenant(this.door, input.expectedTenantId);
    const { sharedTemplateId: itemId, version, revision, choice } = input;
    return withTopic(
      await this.templates.settle({ itemId, version, revision, choice, fields: toContent(input.fields) }),
    );
  }

  @Permission(libraryPermissions.publish)
  @Mutation(() => TemplateType, { description: 'No one new can take it; who uses it keeps it.' })
  async withdrawTemplate(@Args('input') input: WithdrawTemplateInput) {
    expectTenant(this.door, input.expectedTenantId);
    return withTopic(await this.templates.withdraw(input.templateId));
  }

  @Permission(libraryPermissions.read)
  @Query(() => [TemplateRevisionType], { description: 'Of an own template; the newest first.' })
  async templateHistory(@Args('templateId', { type: () => ID }) templateId: string) {
    const versions = await this.templates.history(templateId);
    return versions.map(({ version, savedAt, savedByName, ...text }) => ({
      ...{ version, savedAt, savedByName },
      fields: toFields({
        title: text.title,
        topic: text.topic,
        greeting: text.greeting,
        body: text.body,
        closing: text.closing,
      }),
    }));
  }

  @Permission(libraryPermissions.write)
  @Mutation(() => TemplateType, { description: 'An old version comes back as a new one.' })
  async restoreTemplateVersion(@Args('input') input: RestoreTemplateInput) {
    expectTenant(this.door, input.expectedTenantId);
    return withTopic(await this.templates.restore(input.templateId, input.version, input.seenVersion));
  }

  @Permission(libraryPermissions.read)
  @Query(() => [PublicationType], { description: 'What waits for a colleague, then what was decided lately.' })
  async publicationRequests() {
    return (await this.publications.list()).map(toType);
  }

  @Permission(libraryPermissions.agree)
  @Mutation(() => [PublicationType], { description: 'From now on the partnership sees exactly this text.' })
  async agreePublication(@Args('input') input: AgreePublicationInput) {
    expectTenant(this.door, input.expectedTenantId);
    await this.publications.agree(input.publicationId);
    return (await this.publications.list()).map(toType);
  }

  @Permission(libraryPermissions.agree)
  @Mutation(() => [PublicationType])
  async returnPublication(@Args('input') input: ReturnPublicationInput) {
    expectTenant(this.door, input.expectedTenantId);
    await this.publications.giveBack(input.publicationId, input.remark);
    return (await this.publications.list()).map(toType);
  }

  @Permission(libraryPermissions.read)
  @Query(() => [ContributionType], { description: 'What this tenant shared, and how many use it.' })
  contributions() {
    return this.contributed.list();
  }
}

const toFields = (content: SharedContent) => Object.entries(content).map(([name, value]) => ({ name, value }));

const toType = ({ content, before, ...rest }: PublicationView) => ({
  ...rest,
  fields: toFields(content),
  before: toFields(before),
});

/** The fields of a template that a tenant may word differently. */
const OWN_WORDS = ['title', 'topic', 'greeting', 'body', 'closing', 'details.short'];

function toContent(fields: readonly SharedFieldInput[] | null | undefined): SharedContent {
  const strange = fields?.find(({ name }) => !OWN_WORDS.includes(name));
  if (strange) throw fieldInvalid(strange.name.slice(0, 60), 1, 60);
  return Object.fromEntries((fields ?? []).map(({ name, value }) => [name, value]));
}
