import type { Metrics } from './metrics.js';
import { recordSpans } from './spans.js';

export interface TracingSettings {
  /** Of a collector that takes OTLP over HTTP, such as `http://localhost:4318`; absent: no traces. */
  readonly endpoint?: string;
  /** The part of all traces that is kept, the same traces in every process. */
  readonly ratio: number;
}

/**
 * Sends spans to a collector when one is named. The libraries for it are loaded only then.
 * @returns sends what still waits, and ends it.
 */
export async function openTracing(
  process: string,
  settings: TracingSettings,
  metrics: Metrics,
): Promise<() => Promise<void>> {
  if (!settings.endpoint) return async () => undefined;
  const { OtlpRecorder } = await import('./otlp-recorder.js');
  const recorder = new OtlpRecorder(process, settings.endpoint, settings.ratio);
  metrics.watch('spans_dropped', 'Spans that the collector did not get', () => recorder.dropped);
  recordSpans(recorder);
  return async () => {
    recordSpans(undefined);
    await recorder.close();
  };
}
