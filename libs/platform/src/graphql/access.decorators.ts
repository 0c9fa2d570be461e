import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Permission as PermissionRule } from '../database/index.js';
import type { Visitor } from './doorkeeper.js';

export const ACCESS = 'samenspraak:access';

export type Access = { kind: 'public' } | { kind: 'signed-in' } | { kind: 'permission'; permission: PermissionRule };

/** Only members of the tenant in the header with one of the permission's roles. */
export const Permission = (permission: PermissionRule): CustomDecorator =>
  SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access);

/** Any signed-in person, without a tenant. */
export const SignedIn = (): CustomDecorator => SetMetadata(ACCESS, { kind: 'signed-in' } satisfies Access);

/** Everybody. Only for what holds no tenant's data, such as health. */
export const Public = (): CustomDecorator => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** The signed-in person of this request. */
export const CurrentVisitor = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => {
  return GqlExecutionContext.create(context).getContext<{ req: { visitor: Visitor } }>().req.visitor;
});
