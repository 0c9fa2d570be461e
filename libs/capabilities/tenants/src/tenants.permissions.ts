import { roles, type Permission } from '@samenspraak/platform/database';

export const tenantPermissions = {
  read: { name: 'tenants.read', roles: roles.filter((role) => role !== 'system') },
  /** To show colleagues of this tenant who one is. */
  ownPhoto: { name: 'tenants.own-photo', roles: roles.filter((role) => role !== 'system') },
  /** Its hours and norms, its response rate. */
  configure: { name: 'tenants.configure', roles: ['tenant_admin'] },
} as const satisfies Record<string, Permission>;
