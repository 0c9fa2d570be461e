export { CurrentVisitor, Permission, Public, SignedIn } from './access.decorators.js';
export { AccessGuard } from './access.guard.js';
export { ChangesResolver, ChangeType, listenPermission } from './changes.resolver.js';
export { Doorkeeper, TENANT_HEADER, type ProvenToken, type TokenProof, type Visitor } from './doorkeeper.js';
export { EventsController, registeredSubscriptions } from './events.controller.js';
export { graphqlOptions } from './graphql-options.js';
export { ChangeStream, LiveFeed, type Change } from './live-feed.js';
export { beginOperation } from './operation.middleware.js';
export { documentHash, trustDocuments } from './trusted-documents.js';
