import type { Permission } from '@samenspraak/platform/database';

export const channelPermissions = {
  read: {
    name: 'channels.read',
    roles: ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson', 'tenant_admin', 'licence_holder'],
  },
  connect: { name: 'channels.connect', roles: ['tenant_admin', 'coordinator'] },
} as const satisfies Record<string, Permission>;
