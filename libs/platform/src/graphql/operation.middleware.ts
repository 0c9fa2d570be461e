import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { TenantDoor } from '../database/index.js';

const CORRELATION = /^[A-Za-z0-9-]{8,64}$/;

/** Begins one operation per request, with a correlation id from the caller or a new one. */
export function beginOperation(door: TenantDoor) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const asked = request.headers['x-correlation-id'];
    const correlationId = typeof asked === 'string' && CORRELATION.test(asked) ? asked : randomUUID();
    response.setHeader('x-correlation-id', correlationId);
    door.begin(correlationId, next);
  };
}
