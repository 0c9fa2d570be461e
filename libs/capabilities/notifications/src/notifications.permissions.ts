import type { Permission } from '@samenspraak/platform/database';
import { everybody } from './notice-kind.js';

/** Each person reads and chooses for itself alone; there is nobody who may for another. */
export const notificationPermissions = {
  read: { name: 'notifications.read', roles: everybody },
  choose: { name: 'notifications.choose', roles: everybody },
} as const satisfies Record<string, Permission>;
