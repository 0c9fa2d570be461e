import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { expectTenant, TenantDoor } from '@samenspraak/platform/database';
import { Permission } from '@samenspraak/platform/graphql';
import { libraryPermissions } from '../library.permissions.js';
import { VariableService } from '../variable.service.js';
import {
  AddVariableInput,
  ChangeVariableInput,
  RemoveVariableInput,
  SetVariableInput,
  VariableType,
} from './variable.type.js';

@Resolver()
export class VariableResolver {
  constructor(
    private readonly door: TenantDoor,
    private readonly variableService: VariableService,
  ) {}

  @Permission(libraryPermissions.read)
  @Query(() => [VariableType])
  variables() {
    return this.variableService.list();
  }

  @Permission(libraryPermissions.setVariable)
  @Mutation(() => VariableType)
  setVariable(@Args('input') input: SetVariableInput) {
    expectTenant(this.door, input.expectedTenantId);
    return this.variableService.set(input.name, input.value, input.version ?? 0);
  }

  @Permission(libraryPermissions.setVariable)
  @Mutation(() => VariableType, { description: 'A variable of this tenant beside the list that everybody has.' })
  addVariable(@Args('input') input: AddVariableInput) {
    expectTenant(this.door, input.expectedTenantId);
    return this.variableService.add(input);
  }

  @Permission(libraryPermissions.setVariable)
  @Mutation(() => VariableType, { description: 'Of one that this tenant added; its name stays.' })
  changeVariable(@Args('input') input: ChangeVariableInput) {
    expectTenant(this.door, input.expectedTenantId);
    return this.variableService.change(input);
  }

  @Permission(libraryPermissions.setVariable)
  @Mutation(() => Boolean, { description: 'Takes away one that this tenant added and that nothing needs.' })
  removeVariable(@Args('input') input: RemoveVariableInput) {
    expectTenant(this.door, input.expectedTenantId);
    return this.variableService.remove(input.name);
  }
}
