const hex = (bytes: number) =>
  [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The header `traceparent` (W3C Trace Context) of one question to the api: random numbers that go along to the network and back. */
export function newTraceparent(): string {
  return `00-${hex(16)}-${hex(8)}-01`;
}

/** The number of a trace that a person can read out; log lines begin their trace with it. */
export function shortNumber(traceId: string | undefined): string | undefined {
  return /^[0-9a-f]{32}$/.test(traceId ?? '') ? traceId!.slice(0, 8) : undefined;
}
