import { createHash } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** SHA-256 of a document, in hexadecimal: its name in the list of trusted documents. */
export function documentHash(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

/**
 * Takes only documents that were built with the web: by their hash, or in full when the hash is known. Anything else is answered 400.
 * @param documents hash to document text.
 */
export function trustDocuments(documents: ReadonlyMap<string, string>) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const body = request.body as { documentId?: unknown; query?: unknown } | undefined;
    const hash =
      typeof body?.documentId === 'string'
        ? body.documentId
        : typeof body?.query === 'string'
          ? documentHash(body.query)
          : undefined;
    const document = hash === undefined ? undefined : documents.get(hash);
    if (document === undefined) {
      response
        .status(400)
        .json({ errors: [{ message: 'DOCUMENT_UNKNOWN', extensions: { code: 'DOCUMENT_UNKNOWN', params: {} } }] });
      return;
    }
    request.body = { ...body, query: document };
    next();
  };
}
