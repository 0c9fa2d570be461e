import type { Permission } from '@samenspraak/platform/database';

export const licensingPermissions = {
  read: {
    name: 'licensing.read',
    roles: ['reader', 'agent', 'coordinator', 'analyst', 'board', 'tenant_admin', 'licence_holder', 'triage'],
  },
} as const satisfies Record<string, Permission>;
