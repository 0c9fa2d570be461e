import type { Permission } from '@samenspraak/platform/database';

export const replyPermissions = {
  read: {
    name: 'replies.read',
    roles: ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson'],
  },
  /** A trainee writes and does not send. */
  send: { name: 'replies.send', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
  settle: { name: 'replies.settle', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
} as const satisfies Record<string, Permission>;
