import type { Permission } from '@samenspraak/platform/database';

/** What one may do in insight, and which roles may. */
export const insightPermissions = {
  /** Taking citizens' words out of the product is for who is answerable for them. */
  export: { name: 'insight.export', roles: ['coordinator', 'privacy_officer', 'archivist', 'tenant_admin'] },
} as const satisfies Record<string, Permission>;
