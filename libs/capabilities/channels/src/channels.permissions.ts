import type { Permission } from '@samenspraak/platform/database';

export const channelPermissions = {
  read: {
    name: 'channels.read',
    roles: ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson', 'tenant_admin', 'licence_holder'],
  },
} as const satisfies Record<string, Permission>;
