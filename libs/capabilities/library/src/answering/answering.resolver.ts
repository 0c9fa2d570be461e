import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { libraryPermissions } from '../library.permissions.js';
import { AnsweringSettings } from './answering.service.js';
import { AnsweringSettingType, SetAnsweringInput, WordInput } from './answering.type.js';
import { Words } from './word.service.js';

@Resolver(() => AnsweringSettingType)
export class AnsweringResolver {
  constructor(
    private readonly settings: AnsweringSettings,
    private readonly words: Words,
  ) {}

  @Permission(libraryPermissions.read)
  @Query(() => AnsweringSettingType, { description: 'How this tenant signs, and whether it sends.' })
  answering() {
    return this.settings.get();
  }

  @Permission(libraryPermissions.configure)
  @Mutation(() => AnsweringSettingType)
  setAnswering(@Args('input') input: SetAnsweringInput) {
    return this.settings.set(input);
  }

  @Permission(libraryPermissions.read)
  @Query(() => [String], { description: 'Words that this tenant writes right although no dictionary knows them.' })
  ownWords() {
    return this.words.list();
  }

  @Permission(libraryPermissions.words)
  @Mutation(() => [String], { description: 'The whole list comes back.' })
  addWord(@Args('input') input: WordInput) {
    return this.words.add(input.expectedTenantId, input.word);
  }

  @Permission(libraryPermissions.words)
  @Mutation(() => [String])
  removeWord(@Args('input') input: WordInput) {
    return this.words.remove(input.expectedTenantId, input.word);
  }
}
