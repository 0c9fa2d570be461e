import { setTimeout as rest } from 'node:timers/promises';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Span, type Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type SpanExporter,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace';
import { fitting, type Facts } from './facts.js';
import type { OpenSpan, SpanName, SpanRecorder } from './spans.js';
import type { Trace } from './trace.js';

const MOST_WAITING = 2_048;
const DELAY_MS = 1_000;
const PATIENCE_MS = 5_000;
/** A process that ends waits no longer for a collector. */
const CLOSE_MS = 2_000;

const KINDS: Readonly<Partial<Record<SpanName, SpanKind>>> = {
  'graphql.operation': SpanKind.SERVER,
  'file.request': SpanKind.SERVER,
  job: SpanKind.CONSUMER,
  'connector.call': SpanKind.CLIENT,
  'mail.send': SpanKind.CLIENT,
  'file.store': SpanKind.CLIENT,
};

/** Spans by OpenTelemetry, over HTTP to a collector. What it cannot get rid of is counted and forgotten: nothing waits for it. */
export class OtlpRecorder implements SpanRecorder {
  dropped = 0;
  private waiting = 0;
  /** Handed to the exporter, and not heard of yet. */
  private underway = 0;
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;

  constructor(process: string, endpoint: string, ratio: number) {
    const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
    const exporter = this.counted(new OTLPTraceExporter({ url, timeoutMillis: PATIENCE_MS }));
    const batches = new BatchSpanProcessor({ exporter, maxQueueSize: MOST_WAITING, scheduledDelayMillis: DELAY_MS });
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': `samenspraak-${process}` }),
      sampler: new TraceIdRatioBasedSampler(ratio),
      spanProcessors: [this.bounded(batches)],
    });
    this.tracer = this.provider.getTracer('samenspraak');
  }

  start(name: SpanName, parent: Trace | undefined, begun?: Date): OpenSpan {
    const context = parent
      ? trace.setSpanContext(ROOT_CONTEXT, {
          traceId: parent.traceId,
          spanId: parent.spanId,
          traceFlags: TraceFlags.SAMPLED,
        })
      : ROOT_CONTEXT;
    return openSpan(this.tracer.startSpan(name, { kind: KINDS[name], startTime: begun }, context));
  }

  async close(): Promise<void> {
    await Promise.race([this.provider.shutdown().catch(() => undefined), rest(CLOSE_MS, undefined, { ref: false })]);
    this.dropped += this.waiting + this.underway;
    this.waiting = this.underway = 0;
  }

  private bounded(batches: SpanProcessor): SpanProcessor {
    return {
      onStart: () => undefined,
      onEnd: (span) => {
        if (this.waiting >= MOST_WAITING) this.dropped += 1;
        else {
          this.waiting += 1;
          batches.onEnd(span);
        }
      },
      forceFlush: () => batches.forceFlush(),
      shutdown: () => batches.shutdown(),
    };
  }

  private counted(exporter: SpanExporter): SpanExporter {
    return {
      export: (spans, done) => {
        this.waiting -= spans.length;
        this.underway += spans.length;
        exporter.export(spans, (result) => {
          // After the end all that had not come through was counted already.
          if (result.code !== 0 && this.underway > 0) this.dropped += spans.length;
          this.underway = Math.max(0, this.underway - spans.length);
          done(result);
        });
      },
      shutdown: () => exporter.shutdown(),
    };
  }
}

function openSpan(span: Span): OpenSpan {
  const { traceId, spanId } = span.spanContext();
  return {
    traceId,
    spanId,
    note(facts: Facts) {
      for (const [name, value] of Object.entries(fitting(facts))) span.setAttribute(`samenspraak.${name}`, value);
    },
    end(well, ended) {
      if (!well) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(ended);
    },
  };
}
