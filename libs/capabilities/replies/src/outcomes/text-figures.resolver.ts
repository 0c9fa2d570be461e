import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { libraryPermissions } from '@samenspraak/library';
import { Permission } from '@samenspraak/platform/graphql';
import { replyPermissions } from '../replies.permissions.js';
import { FiguresConsent } from './figures-consent.js';
import { SharedTextFigures } from './text-figures.js';
import { FiguresConsentType, SetFiguresConsentInput, TextFiguresType } from './text-figures.type.js';

@Resolver()
export class TextFiguresResolver {
  constructor(
    private readonly figures: SharedTextFigures,
    private readonly consent: FiguresConsent,
  ) {}

  @Permission(libraryPermissions.read)
  @Query(() => TextFiguresType, { description: 'Of a text that this tenant shares; of any other there is nothing.' })
  textFigures(@Args('sharedTemplateId', { type: () => ID }) sharedTemplateId: string) {
    return this.figures.of(sharedTemplateId);
  }

  @Permission(libraryPermissions.read)
  @Query(() => FiguresConsentType)
  figuresConsent() {
    return this.consent.get();
  }

  @Permission(replyPermissions.shareFigures)
  @Mutation(() => FiguresConsentType)
  setFiguresConsent(@Args('input') input: SetFiguresConsentInput) {
    return this.consent.set(input.expectedTenantId, input.given);
  }
}
