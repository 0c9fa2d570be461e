import type { Permission } from '@samenspraak/platform/database';

export const replyPermissions = {
  read: {
    name: 'replies.read',
    roles: ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson'],
  },
  /** A trainee writes and does not send. */
  send: { name: 'replies.send', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
  /** Writes an answer that goes out when colleagues agree. */
  submit: {
    name: 'replies.submit',
    roles: ['drafter', 'agent', 'approver', 'coordinator', 'spokesperson'],
  },
  /** Agrees with what a colleague wrote; which roles a text needs is decided per text. */
  approve: { name: 'replies.approve', roles: ['approver', 'coordinator', 'spokesperson'] },
  /** Freezes answers on a topic, or all. */
  stop: { name: 'replies.stop', roles: ['spokesperson'] },
  /** Lets them go again. */
  lift: { name: 'replies.lift', roles: ['spokesperson', 'coordinator'] },
  /** Says whose answers need whose agreement. */
  rules: { name: 'replies.rules', roles: ['tenant_admin'] },
  /** Lets the makers of texts read by name what came of them here, or ends it. */
  shareFigures: { name: 'replies.shareFigures', roles: ['coordinator', 'tenant_admin'] },
  settle: { name: 'replies.settle', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
} as const satisfies Record<string, Permission>;
