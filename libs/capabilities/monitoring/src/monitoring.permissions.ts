import type { Permission } from '@samenspraak/platform/database';

export const monitoringPermissions = {
  read: {
    name: 'monitoring.read',
    roles: ['reader', 'agent', 'coordinator', 'analyst', 'privacy_officer', 'tenant_admin', 'licence_holder', 'triage'],
  },
  manage: { name: 'monitoring.manage', roles: ['coordinator', 'analyst', 'tenant_admin', 'licence_holder'] },
  preview: {
    name: 'monitoring.preview',
    roles: ['coordinator', 'analyst', 'privacy_officer', 'tenant_admin', 'licence_holder'],
  },
  release: { name: 'monitoring.release', roles: ['privacy_officer'] },
  /** Public order is not webcare; the same list stands in app.in_compartment(). */
  compartment: { name: 'monitoring.compartment', roles: ['analyst', 'privacy_officer'] },
  /** Who works on a conversation says that it came to the wrong council. */
  correct: { name: 'monitoring.correct', roles: ['agent', 'coordinator'] },
  triage: { name: 'monitoring.triage', roles: ['triage'] },
} as const satisfies Record<string, Permission>;
