import { createHash } from 'node:crypto';
import {
  admitEvent,
  isAdmitted,
  type NetworkEvent,
  type Page,
  type Quarantined,
} from '@samenspraak/connector-contract';

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
    if (isAdmitted(candidate) && isOfConnection(candidate, connectionId)) {
      admitted.set(nameOf(candidate), { event: { ...candidate, receivedAt }, fromFuture: false });
      continue;
    }
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
    admitted.set(nameOf(event), { event, fromFuture });
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

const nameOf = ({ kind, key }: Admitted['event']) => JSON.stringify([kind, key.externalId, key.revision]);

/** The connector gave the gate our connection and the moment of arrival too: what the gate said then holds. */
function isOfConnection(event: NetworkEvent, connectionId: string): event is Admitted['event'] {
  return event.kind !== 'gap' && event.key.connection === connectionId && event.receivedAt !== undefined;
}

function withArrival(candidate: NetworkEvent, connection: string, receivedAt: Date): unknown {
  if (typeof candidate !== 'object' || candidate === null) return candidate;
  return { ...candidate, key: { ...candidate.key, connection }, receivedAt };
}
