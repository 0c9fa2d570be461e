export { signAssertion, type Actor, type AssertionKey } from './assertion.js';
export { openDataSource, refuseMightyRole } from './data-source.js';
export { brokenConstraint, sqlState, toDomainError } from './database-errors.js';
export { FieldCipher } from './field-cipher.js';
export { LocalStore, type LocalQuery } from './local-store.js';
export { collectMigrations, migrate, putAssertionKeys, type MigrationUrls } from './migrations.js';
export { roles, type Permission, type Role } from './permission.js';
export { expectTenant, TenantDoor, type SignInMembership } from './tenant-door.js';
export { type Entrance } from './tenant-transaction.js';
