import type { NetworkEvent } from '@samenspraak/connector-contract';

/** Envelopes whose events one process remembers. */
const MOST = 2_000;

/** Events that this process kept itself a moment ago: whoever asks for them soon need not open and read their envelopes again. */
export class EnvelopeMemory {
  private readonly events = new Map<string, NetworkEvent>();

  find(envelopeId: string): NetworkEvent | undefined {
    return this.events.get(envelopeId);
  }

  add(envelopeId: string, event: NetworkEvent): void {
    this.events.set(envelopeId, event);
    if (this.events.size <= MOST) return;
    for (const oldest of this.events.keys()) {
      this.events.delete(oldest);
      if (this.events.size <= MOST) return;
    }
  }
}
