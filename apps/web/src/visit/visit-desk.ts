/** What the council asks, as the api gives it to who has a link. */
export interface Sight {
  readonly question: string;
  readonly council: { readonly name: string; readonly code: string };
  readonly asker: string;
  readonly endsAt: string;
  readonly domains: readonly string[];
}

/** Why something did not work; `params` as the api gives them. */
export class VisitRefused extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** Asks the api; the token goes in the body, so that it stands in no address and no log. @throws VisitRefused */
export async function visit(
  what: 'open' | 'answer' | 'forward',
  body: Readonly<Record<string, string>>,
): Promise<unknown> {
  const response = await fetch(`/visits/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  }).catch(() => {
    throw new VisitRefused('OFFLINE');
  });
  if (response.status === 204) return undefined;
  const said = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (response.ok) return said;
  throw new VisitRefused(String(said.code ?? 'UNKNOWN'), (said.params ?? {}) as Record<string, unknown>);
}
