import type { Permission } from '@samenspraak/platform/database';

/** What one may do in colleagues, and which roles may. */
export const colleaguesPermissions = {
  read: {
    name: 'colleagues.read',
    roles: ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson'],
  },
  ask: { name: 'colleagues.ask', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
  answer: { name: 'colleagues.answer', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
  /** Whom the tenant asks. */
  keepBook: { name: 'colleagues.keepBook', roles: ['coordinator', 'tenant_admin'] },
  readBook: {
    name: 'colleagues.readBook',
    roles: ['agent', 'approver', 'coordinator', 'spokesperson', 'tenant_admin'],
  },
} as const satisfies Record<string, Permission>;
