import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { libraryPermissions } from '../library.permissions.js';
import { VariableService } from '../variable.service.js';
import { AddVariableInput, SetVariableInput, VariableType } from './variable.type.js';

@Resolver()
export class VariableResolver {
  constructor(private readonly variableService: VariableService) {}

  @Permission(libraryPermissions.read)
  @Query(() => [VariableType])
  variables() {
    return this.variableService.list();
  }

  @Permission(libraryPermissions.setVariable)
  @Mutation(() => VariableType)
  setVariable(@Args('input') input: SetVariableInput) {
    return this.variableService.set(input.name, input.value, input.version ?? 0);
  }

  @Permission(libraryPermissions.setVariable)
  @Mutation(() => VariableType, { description: 'A variable of this tenant beside the list that everybody has.' })
  addVariable(@Args('input') input: AddVariableInput) {
    return this.variableService.add(input);
  }

  @Permission(libraryPermissions.setVariable)
  @Mutation(() => Boolean, { description: 'Takes away one that this tenant added and that nothing needs.' })
  removeVariable(@Args('name', { type: () => String }) name: string) {
    return this.variableService.remove(name);
  }
}
