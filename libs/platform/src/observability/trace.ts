import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** Where a piece of work belongs: the click or the fetch that it came of (W3C Trace Context). Holds random numbers only. */
export interface Trace {
  /** 32 hexadecimal digits, the same from the browser to the network: what a log line and an error message name. */
  readonly traceId: string;
  /** 16 of them: the step that asked for this work. */
  readonly spanId: string;
}

const FORM = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/;

const traces = new AsyncLocalStorage<Trace>();

export function newTrace(): Trace {
  const hex = randomBytes(24).toString('hex');
  return { traceId: hex.slice(0, 32), spanId: hex.slice(32) };
}

/** Reads what stands in a header or an outbox row; undefined for whatever has not exactly that form. */
export function readTraceparent(text: unknown): Trace | undefined {
  const [, traceId, spanId] = (typeof text === 'string' && FORM.exec(text)) || [];
  return traceId && spanId ? { traceId, spanId } : undefined;
}

/** Runs `work` in a trace; without one a new trace begins. */
export function inTrace<T>(trace: Trace | undefined, work: () => T): T {
  return traces.run(trace ?? newTrace(), work);
}

export function currentTrace(): Trace | undefined {
  return traces.getStore();
}

/** The running trace as it is handed on, or null outside of any. */
export function traceparent(): string | null {
  const trace = traces.getStore();
  return trace ? `00-${trace.traceId}-${trace.spanId}-01` : null;
}
