import { readFileSync } from 'node:fs';
import type { Stack } from '../setup/stack.js';

export type Line = Readonly<Record<string, string | number>>;

/** The lines of a program's log; a line that is no record of ours is an error. */
export function linesOf({ logs }: Stack, name: 'api' | 'worker' | 'migrator' | 'identity'): Line[] {
  return readFileSync(logs[name], 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
}

export interface Told {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The spans that arrived at the collector of this run. */
export function spansOf({ spans }: Stack): Told[] {
  const sendings = readFileSync(spans, 'utf8').split('\n').filter(Boolean);
  return sendings.flatMap((text) =>
    (JSON.parse(text) as Sending).resourceSpans.flatMap(({ resource, scopeSpans }) => {
      const service = String(plain(resource.attributes)['service.name']);
      return scopeSpans.flatMap((scope) =>
        scope.spans.map((span) => ({ ...span, service, attributes: plain(span.attributes) })),
      );
    }),
  );
}

type Attributes = readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
interface Sending {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Attributes };
    readonly scopeSpans: readonly { readonly spans: readonly (Told & { readonly attributes: Attributes })[] }[];
  }[];
}

function plain(attributes: Attributes): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
