import { Field, ID, ObjectType, registerEnumType, Resolver, Subscription, Context } from '@nestjs/graphql';
import { roles, TenantDoor, type Permission as PermissionRule } from '../database/index.js';
import { changeKinds, type ChangeKind } from '../queue/index.js';
import { Permission } from './access.decorators.js';
import { Doorkeeper, type Visitor } from './doorkeeper.js';
import { LiveFeed, type ChangeStream } from './live-feed.js';

export const ChangeKindEnum = Object.fromEntries(changeKinds.map((kind) => [kind, kind])) as Record<
  ChangeKind,
  ChangeKind
>;
registerEnumType(ChangeKindEnum, { name: 'ChangeKind' });

@ObjectType('Change')
export class ChangeType {
  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => [ID])
  ids: string[];
}

export const listenPermission: PermissionRule = {
  name: 'changes.listen',
  roles: roles.filter((role) => role !== 'system'),
};

/** Milliseconds between two looks at whether a listener is still a member. */
const RECHECK_MS = 15_000;

/** The live stream of one tenant: ids only; it ends with the token or the session, and soon after the membership. */
@Resolver()
export class ChangesResolver {
  constructor(
    private readonly feed: LiveFeed,
    private readonly doorkeeper: Doorkeeper,
    private readonly door: TenantDoor,
  ) {}

  @Permission(listenPermission)
  @Subscription(() => ChangeType, { description: 'What changed for the tenant in the header. Over /events; ids only.' })
  changes(@Context('req') request: Parameters<Doorkeeper['tenantOf']>[0] & { visitor: Visitor }): ChangeStream {
    const tenantId = this.doorkeeper.tenantOf(request);
    const { principalId, expiresAt, issuer, sessionId } = request.visitor;
    const stream = this.feed.open(tenantId, { issuer, sessionId });
    const check = setInterval(() => {
      if (expiresAt.getTime() <= Date.now()) return stream.close();
      this.door
        .run({ tenantId, principalId, purpose: 'events' }, () => this.door.require(listenPermission))
        .catch((error: { kind?: string }) => {
          if (error.kind === 'forbidden') stream.close();
        });
    }, RECHECK_MS);
    request.on('close', () => {
      clearInterval(check);
      stream.close();
    });
    return stream;
  }
}
