import type { Permission } from '@samenspraak/platform/database';

export const monitoringPermissions = {
  read: {
    name: 'monitoring.read',
    roles: ['reader', 'agent', 'coordinator', 'analyst', 'privacy_officer', 'tenant_admin', 'licence_holder', 'triage'],
  },
  manage: { name: 'monitoring.manage', roles: ['coordinator', 'tenant_admin', 'licence_holder'] },
  triage: { name: 'monitoring.triage', roles: ['triage'] },
} as const satisfies Record<string, Permission>;
