import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import compressedFiles from 'express-static-gzip';

/** Headers that every answer carries: nothing from elsewhere runs, frames or sniffs. */
export function safeHeaders(issuer: string) {
  const policy = [
    `default-src 'self'`,
    `connect-src 'self' ${new URL(issuer).origin}`,
    `img-src 'self' data:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self' ${new URL(issuer).origin}`,
    `frame-ancestors 'none'`,
  ].join('; ');
  return (_: Request, response: Response, next: NextFunction): void => {
    response.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
    next();
  };
}

/** The checks of an answer read the dictionary with compiled code; they run in a worker, which has a policy of its own. */
function allowDictionary(response: ServerResponse, file: string): void {
  if (!file.startsWith('checks.worker-')) return;
  const policy = String(response.getHeader('Content-Security-Policy') ?? "default-src 'self'");
  response.setHeader('Content-Security-Policy', `${policy}; script-src 'self' 'wasm-unsafe-eval'`);
}

/** The built web: hashed files for ever, in Brotli where the browser takes it, the page itself never, and every other address is the page. */
export function webFiles(folder: string): Router {
  const router = express.Router();
  router.use(
    '/assets',
    compressedFiles(join(folder, 'assets'), {
      index: false,
      enableBrotli: true,
      orderPreference: ['br'],
      serveStatic: {
        immutable: true,
        maxAge: '1y',
        setHeaders: (response, path) => allowDictionary(response, basename(path)),
      },
    }),
  );
  // `/vraag` is vraag.html: the page for who has a link.
  router.use(express.static(folder, { index: false, maxAge: 0, extensions: ['html'] }));
  router.get('/{*path}', (request, response, next) => {
    const page = join(folder, 'index.html');
    if (!request.accepts('html') || !existsSync(page)) return next();
    response.set('Cache-Control', 'no-cache').sendFile(page);
  });
  return router;
}
