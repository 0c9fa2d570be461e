import { useEffect, useSyncExternalStore } from 'react';
import { ask } from '../../app/ask';
import { onChange } from '../../app/live';
import type { AnsweringQuery } from '../../gql/graphql';
import { ANSWERING } from './answering.queries';

export type Answering = AnsweringQuery;

const kept = new Map<string, Answering>();
const asked = new Set<string>();
const listeners = new Set<() => void>();
let version = 0;
function tell(): void {
  version += 1;
  listeners.forEach((listener) => listener());
}

async function read(tenantId: string): Promise<void> {
  asked.add(tenantId);
  try {
    kept.set(tenantId, await ask(tenantId, ANSWERING, {}));
    tell();
  } catch {
    // Without it one writes as before; the server knows what may go out and how it is signed.
    asked.delete(tenantId);
  }
}

onChange((change) => {
  if (change.kind === 'TEMPLATE' && kept.has(change.tenantId)) void read(change.tenantId);
});

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const keptAnswering = (tenantId: string): Answering | undefined => kept.get(tenantId);

/** How these councils answer, by tenant: asked once, and again when it changed. */
export function useAnswering(tenantIds: readonly string[]): ReadonlyMap<string, Answering> {
  const key = tenantIds.join();
  useSyncExternalStore(listen, () => version);
  useEffect(() => {
    for (const id of key.split(',')) if (id !== '' && !asked.has(id)) void read(id);
  }, [key]);
  return kept;
}
