import { createHash } from 'node:crypto';
import { admitEvent, type NetworkEvent, type Page, type Quarantined } from '@samenspraak/connector-contract';

/** An event that goes into an envelope. */
export interface Admitted {
  readonly event: Exclude<NetworkEvent, { kind: 'gap' }>;
  /** The network dated it after we had it; it has the time at which we had it now. */
  readonly fromFuture: boolean;
}

export interface AdmittedPage {
  readonly admitted: readonly Admitted[];
  readonly quarantined: readonly Quarantined[];
  readonly gap: Extract<NetworkEvent, { kind: 'gap' }> | undefined;
}

/** Lets a page in through the gate of the contract once more: a connector may be wrong too. Each event once. */
export function admitPage(page: Page, connectionId: string, receivedAt: Date): AdmittedPage {
  const admitted = new Map<string, Admitted>();
  const quarantined = [...page.quarantined];
  let gap: AdmittedPage['gap'];
  for (const candidate of page.events) {
    const raw = (candidate as { raw?: unknown } | null)?.raw ?? null;
    const result = admitEvent(withArrival(candidate, connectionId, receivedAt), raw);
    if (!result.ok) {
      quarantined.push(result.quarantined);
      continue;
    }
    const { event } = result;
    if (event.kind === 'gap') {
      gap = event;
      continue;
    }
    const fromFuture = event.occurredAt.getTime() < candidate.occurredAt.getTime();
    admitted.set(JSON.stringify([event.kind, event.key.externalId, event.key.revision]), { event, fromFuture });
  }
  return { admitted: [...admitted.values()], quarantined, gap };
}

/** The same malformed input twice is one line in quarantine. */
export function digestOf(quarantined: Quarantined): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([quarantined.reason, quarantined.raw]) ?? '')
    .digest();
}

/** Brings back the moments of an event that was kept as JSON. */
export function reviveEvent(text: string): NetworkEvent {
  const event = JSON.parse(text) as NetworkEvent & { occurredAt: string; receivedAt?: string };
  return {
    ...event,
    occurredAt: new Date(event.occurredAt),
    ...(event.receivedAt === undefined ? {} : { receivedAt: new Date(event.receivedAt) }),
  } as NetworkEvent;
}

function withArrival(candidate: NetworkEvent, connection: string, receivedAt: Date): unknown {
  if (typeof candidate !== 'object' || candidate === null) return candidate;
  return { ...candidate, key: { ...candidate.key, connection }, receivedAt };
}
