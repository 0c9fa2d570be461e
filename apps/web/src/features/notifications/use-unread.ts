import { useEffect, useState } from 'react';
import { ask } from '../../app/ask';
import { onChange } from '../../app/live';
import { UNREAD } from './notifications.queries';

const COALESCE_MS = 100;

/** How many are unread over several tenants: one question per tenant, again after each live change of it. */
export function useUnread(tenantIds: readonly string[]): number {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const key = tenantIds.join();
  useEffect(() => {
    let gone = false;
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const mine = key.split(',').filter(Boolean);
    const count = (tenantId: string) =>
      ask(tenantId, UNREAD, {}).then(
        ({ unreadNotifications }) => {
          if (!gone) setCounts((old) => ({ ...old, [tenantId]: unreadNotifications }));
        },
        // A bell without a number is no reason to trouble anybody; the next change asks again.
        () => undefined,
      );
    for (const tenantId of mine) void count(tenantId);
    const stop = onChange(({ kind, tenantId }) => {
      if (kind !== 'NOTIFICATION' || !mine.includes(tenantId) || timers.has(tenantId)) return;
      timers.set(
        tenantId,
        setTimeout(() => {
          timers.delete(tenantId);
          void count(tenantId);
        }, COALESCE_MS),
      );
    });
    return () => {
      gone = true;
      stop();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [key]);
  return tenantIds.reduce((sum, tenantId) => sum + (counts[tenantId] ?? 0), 0);
}
