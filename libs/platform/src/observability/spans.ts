import type { Facts } from './facts.js';
import { currentTrace, inTrace, newTrace, type Trace } from './trace.js';

/** The closed list of what is measured as a span. */
export type SpanName =
  | 'graphql.operation'
  | 'file.request'
  | 'tenant.transaction'
  | 'intake.fetch'
  | 'job'
  | 'connector.call'
  | 'mail.send'
  | 'file.store';

/** A span that runs; what is asked for in its trace has it for a parent. */
export interface OpenSpan extends Trace {
  note(facts: Facts): void;
  /** @param ended when that was not now. */
  end(well: boolean, ended?: Date): void;
}

/** Makes spans and sends them somewhere; `openTracing` fills it in. */
export interface SpanRecorder {
  start(name: SpanName, parent: Trace | undefined, begun?: Date): OpenSpan;
}

let recorder: SpanRecorder | undefined;

/** From now on spans are recorded, or with undefined not any more. Without a recorder a span costs one comparison. */
export function recordSpans(by: SpanRecorder | undefined): void {
  recorder = by;
}

/** @param parent `null` begins a trace. */
export function beginSpan(
  name: SpanName,
  facts: Facts,
  parent: Trace | null | undefined = currentTrace(),
  begun?: Date,
): OpenSpan | undefined {
  const span = recorder?.start(name, parent ?? undefined, begun);
  span?.note(facts);
  return span;
}

/** Runs `work` as a span of the running trace, or of `parent`; `null` begins a trace, also when nothing is recorded. */
export async function traced<T>(
  name: SpanName,
  facts: Facts,
  work: () => Promise<T>,
  parent: Trace | null | undefined = currentTrace(),
): Promise<T> {
  const span = beginSpan(name, facts, parent);
  if (!span) return parent && parent === currentTrace() ? work() : inTrace(parent ?? newTrace(), work);
  try {
    const result = await inTrace(span, work);
    span.end(true);
    return result;
  } catch (error) {
    span.end(false);
    throw error;
  }
}

/** Tells something of the span that runs. */
export function noteSpan(facts: Facts): void {
  const running = currentTrace() as Partial<OpenSpan> | undefined;
  running?.note?.(facts);
}
