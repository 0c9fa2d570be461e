import type { Permission } from '@samenspraak/platform/database';

export const libraryPermissions = {
  read: {
    name: 'library.read',
    roles: ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson', 'tenant_admin'],
  },
  write: { name: 'library.write', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
  publish: { name: 'library.publish', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
  /** Agreeing with what a colleague wants to share. */
  agree: { name: 'library.agree', roles: ['approver', 'coordinator'] },
  adopt: { name: 'library.adopt', roles: ['agent', 'approver', 'coordinator', 'spokesperson'] },
  /** Says that a recall is not about this. */
  release: { name: 'library.release', roles: ['coordinator'] },
  words: {
    name: 'library.words',
    roles: ['drafter', 'agent', 'approver', 'coordinator', 'spokesperson', 'tenant_admin'],
  },
  configure: { name: 'library.configure', roles: ['tenant_admin'] },
  setVariable: { name: 'library.setVariable', roles: ['agent', 'coordinator', 'tenant_admin'] },
} as const satisfies Record<string, Permission>;
