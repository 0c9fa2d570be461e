import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { tenantPermissions } from '../tenants.permissions.js';
import { ColleagueCardType, RemovePhotoInput } from './card.type.js';
import { CardsService } from './cards.service.js';

@Resolver()
export class CardsResolver {
  constructor(private readonly cards: CardsService) {}

  @Permission(tenantPermissions.read)
  @Query(() => ColleagueCardType, { description: 'The card of a colleague; without an id, of who asks.' })
  colleagueCard(
    @Args('colleagueId', { type: () => ID, nullable: true }) colleagueId?: string,
  ): Promise<ColleagueCardType> {
    return this.cards.get(colleagueId);
  }

  @Permission(tenantPermissions.ownPhoto)
  @Mutation(() => ColleagueCardType, { description: 'Takes the own photo away. A photo is given by PUT /files/photo.' })
  removePhoto(@Args('input') input: RemovePhotoInput): Promise<ColleagueCardType> {
    return this.cards.removePhoto(input.expectedTenantId);
  }
}
