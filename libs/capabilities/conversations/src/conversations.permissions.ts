import type { Permission } from '@samenspraak/platform/database';

export const conversationPermissions = {
  read: {
    name: 'conversations.read',
    roles: ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson'],
  },
  work: { name: 'conversations.work', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
  /** A trainee writes along, but does not decide. */
  write: { name: 'conversations.write', roles: ['drafter', 'agent', 'approver', 'coordinator', 'spokesperson'] },
  receive: { name: 'conversations.receive', roles: ['system'] },
} as const satisfies Record<string, Permission>;
