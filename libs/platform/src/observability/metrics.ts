import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Outcome = 'done' | 'refused' | 'failed';

/** Seconds; the goals of the product lie between 10 ms and 10 s. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What a process tells of itself in the way of Prometheus. Names of labels and their values come from our own code only:
 * no tenant, no person, no text, and nothing that a caller could make up.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly operations: Histogram<'field' | 'outcome'>;
  private readonly jobs: Histogram<'topic' | 'outcome'>;

  private readonly bounces: Counter<'outcome'>;

  constructor(process: string) {
    this.registry.setDefaultLabels({ process });
    collectDefaultMetrics({ register: this.registry, prefix: 'samenspraak_' });
    const registers = [this.registry];
    this.operations = new Histogram({
      name: 'samenspraak_operation_seconds',
      help: 'How long operations of the api took, by root field of the schema',
      labelNames: ['field', 'outcome'],
      buckets: BUCKETS,
      registers,
    });
    this.jobs = new Histogram({
      name: 'samenspraak_job_seconds',
      help: 'How long jobs took, by topic',
      labelNames: ['topic', 'outcome'],
      buckets: BUCKETS,
      registers,
    });
    this.bounces = new Counter({
      name: 'samenspraak_bounces_total',
      help: 'Reports of mail servers about our mails, by what became of them',
      labelNames: ['outcome'],
      registers,
    });
  }

  /** @param outcome what became of a report of a mail server. */
  bounce(outcome: string): void {
    this.bounces.inc({ outcome });
  }

  /** @param field a root field of the schema, such as `Query.conversations`. */
  operation(field: string, outcome: Outcome, seconds: number): void {
    this.operations.observe({ field, outcome }, seconds);
  }

  job(topic: string, outcome: Outcome, seconds: number): void {
    this.jobs.observe({ topic, outcome }, seconds);
  }

  /** A number that is asked for when somebody looks; NaN while it cannot be had. */
  watch(name: string, help: string, read: () => number | Promise<number>): void {
    const gauge = new Gauge({
      name: `samenspraak_${name}`,
      help,
      registers: [this.registry],
      collect: async () => {
        const value = await Promise.resolve()
          .then(read)
          .catch(() => Number.NaN);
        gauge.set(value);
      },
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
