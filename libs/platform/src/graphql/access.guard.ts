import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { TenantDoor } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import { ACCESS, type Access } from './access.decorators.js';
import { Doorkeeper } from './doorkeeper.js';

/** Lets nobody through a root field or route that does not say who may come; then lets in whom it names. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly doorkeeper: Doorkeeper,
    private readonly door: TenantDoor,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access) throw new DomainError('ACCESS_UNDECLARED', 'internal');
    if (access.kind === 'public') return true;
    const graphql = context.getType<GqlContextType>() === 'graphql';
    const gql = graphql ? GqlExecutionContext.create(context) : undefined;
    const request = gql ? gql.getContext().req : context.switchToHttp().getRequest();
    const { principalId } = await this.doorkeeper.admit(request);
    if (access.kind === 'signed-in') return true;
    const actor = { tenantId: this.doorkeeper.tenantOf(request), principalId, purpose: 'graphql' };
    if (gql?.getInfo<GraphQLResolveInfo>().operation.operation === 'subscription') {
      // A stream outlives its operation, so it may not keep a transaction open.
      await this.door.run(actor, () => this.door.require(access.permission));
      return true;
    }
    this.door.identify(actor);
    await this.door.require(access.permission);
    return true;
  }
}
