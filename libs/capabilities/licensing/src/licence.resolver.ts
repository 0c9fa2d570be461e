import { Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { LicenceService } from './licence.service.js';
import { LicenceType, toLicenceType } from './licence.type.js';
import { licensingPermissions } from './licensing.permissions.js';

@Resolver()
export class LicenceResolver {
  constructor(private readonly licences: LicenceService) {}

  @Permission(licensingPermissions.read)
  @Query(() => LicenceType)
  async licence(): Promise<LicenceType> {
    return toLicenceType(await this.licences.get());
  }
}
