export { createTestDatabase, type TestDatabase } from './test-database.js';
export { openTestTenancy, TEST_ISSUER, TestTenancy, type TestPerson, type TestTenant } from './test-tenancy.js';
