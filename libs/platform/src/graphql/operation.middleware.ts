import type { NextFunction, Request, Response } from 'express';
import type { TenantDoor } from '../database/index.js';
import { beginSpan, inTrace, newTrace, readTraceparent } from '../observability/index.js';

/** A live stream lasts as long as its screen: no span is open for so long. */
const SPANS = new Map([
  ['/graphql', 'graphql.operation'],
  ['/files', 'file.request'],
] as const);

/**
 * Begins one operation per request, in the trace that the caller's click began (`traceparent`, W3C Trace Context) or in a new
 * one when that header is missing or has another form. The answer names it: it is the correlation id.
 */
export function beginOperation(door: TenantDoor) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const asked = readTraceparent(request.headers.traceparent);
    const name = SPANS.get(request.baseUrl as '/graphql');
    const span = name && beginSpan(name, {}, asked ?? null);
    const trace = span ?? asked ?? newTrace();
    response.setHeader('x-correlation-id', trace.traceId);
    if (span) response.once('close', () => span.end(response.writableFinished && response.statusCode < 500));
    inTrace(trace, () => door.begin(next));
  };
}
