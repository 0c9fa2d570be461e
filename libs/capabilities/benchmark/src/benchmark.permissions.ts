import type { Permission } from '@samenspraak/platform/database';

export const benchmarkPermissions = {
  compare: { name: 'benchmark.compare', roles: ['agent', 'coordinator', 'analyst', 'board', 'tenant_admin'] },
} as const satisfies Record<string, Permission>;
