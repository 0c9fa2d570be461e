import { roles, type Permission } from '@samenspraak/platform/database';

export const tenantPermissions = {
  read: { name: 'tenants.read', roles: roles.filter((role) => role !== 'system') },
} as const satisfies Record<string, Permission>;
