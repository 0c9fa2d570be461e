export type ErrorKind =
  'invalid' | 'not_found' | 'conflict' | 'forbidden' | 'unauthenticated' | 'unavailable' | 'limit' | 'internal';

export type ErrorParams = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** The one error that capabilities throw: a stable code, its kind, and what the text for people needs. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  /** @param code `<CAPABILITY>_<WHAT>`; the web has a text for each. `options.cause` never leaves the process. */
  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    readonly params: ErrorParams = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
