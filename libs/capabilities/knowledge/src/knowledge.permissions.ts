import type { Permission } from '@samenspraak/platform/database';

/** What one may do with what colleagues know, and which roles may. */
export const knowledgePermissions = {
  read: {
    name: 'knowledge.read',
    roles: ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson', 'tenant_admin'],
  },
  respond: {
    name: 'knowledge.respond',
    roles: ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson', 'tenant_admin'],
  },
  write: { name: 'knowledge.write', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
  /** News and instructions for everybody, whole sets of questions, and who has read what. */
  lead: { name: 'knowledge.lead', roles: ['coordinator', 'tenant_admin'] },
} as const satisfies Record<string, Permission>;
