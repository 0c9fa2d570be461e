import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { colleaguesPermissions } from './colleagues.permissions.js';
import { ContactBookType, RemoveContactInput, SaveAskingInput, SaveContactInput } from './contact.type.js';
import { ContactsService } from './contacts.service.js';

@Resolver(() => ContactBookType)
export class ContactResolver {
  constructor(private readonly contacts: ContactsService) {}

  @Permission(colleaguesPermissions.readBook)
  @Query(() => ContactBookType)
  contactBook() {
    return this.contacts.get();
  }

  @Permission(colleaguesPermissions.keepBook)
  @Mutation(() => ContactBookType)
  saveContact(@Args('input') input: SaveContactInput) {
    return this.contacts.save(input);
  }

  @Permission(colleaguesPermissions.keepBook)
  @Mutation(() => ContactBookType)
  removeContact(@Args('input') input: RemoveContactInput) {
    return this.contacts.remove(input);
  }

  @Permission(colleaguesPermissions.keepBook)
  @Mutation(() => ContactBookType)
  saveAsking(@Args('input') input: SaveAskingInput) {
    return this.contacts.saveSetting(input);
  }
}
