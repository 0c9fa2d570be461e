import type { Permission } from '@samenspraak/platform/database';

export const conversationPermissions = {
  read: {
    name: 'conversations.read',
    roles: ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson'],
  },
  work: { name: 'conversations.work', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
  /** A trainee writes along, but does not decide. */
  write: { name: 'conversations.write', roles: ['drafter', 'agent', 'approver', 'coordinator', 'spokesperson'] },
  /** Keeps the lists of topics and departments. */
  arrange: { name: 'conversations.arrange', roles: ['tenant_admin', 'coordinator'] },
  /** Says that a topic is not sensitive any more. */
  relax: { name: 'conversations.relax', roles: ['tenant_admin'] },
  receive: { name: 'conversations.receive', roles: ['system'] },
} as const satisfies Record<string, Permission>;
