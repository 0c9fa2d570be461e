/** What offering a mail to a server came to. Only `retry` says that it was certainly not taken. */
export type MailOutcome =
  | { readonly kind: 'sent'; readonly code: number | null }
  /** The server said no for good. `address`: it does not know the recipient. */
  | { readonly kind: 'refused'; readonly code: number | null; readonly reason: 'address' | 'message' }
  | { readonly kind: 'retry'; readonly code: number | null; readonly reason: 'busy' | 'unreachable' | 'setup' }
  | { readonly kind: 'unknown' };

interface SmtpError {
  readonly responseCode?: unknown;
  readonly command?: unknown;
  readonly code?: unknown;
}

/** @param begun whether a byte of the message itself had left. After that, silence may mean that the server has it. */
export function outcomeOf(error: unknown, begun: boolean): MailOutcome {
  const { responseCode, command, code } = (error ?? {}) as SmtpError;
  const said = typeof responseCode === 'number' ? responseCode : null;
  if (said !== null && said >= 500) return refusalOf(command, said);
  if (said !== null && said >= 400) return { kind: 'retry', code: said, reason: 'busy' };
  if (begun) return { kind: 'unknown' };
  if (code === 'EENVELOPE') return { kind: 'refused', code: said, reason: 'address' };
  const ours = code === 'EAUTH' || code === 'ETLS' || code === 'EREQUIRETLS';
  return { kind: 'retry', code: said, reason: ours ? 'setup' : 'unreachable' };
}

function refusalOf(command: unknown, code: number): MailOutcome {
  if (command === 'RCPT TO') return { kind: 'refused', code, reason: 'address' };
  if (command === 'DATA') return { kind: 'refused', code, reason: 'message' };
  // The server does not want us (greeting, log-in, sender): that says nothing about this mail, and people can mend it.
  return { kind: 'retry', code, reason: 'setup' };
}
