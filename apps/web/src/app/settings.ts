/** What the api tells the browser before anybody has signed in. */
export interface Settings {
  issuer: string;
  clientId: string;
  /** Audience of the api; sent as `resource` when the provider uses resource indicators. */
  resource?: string;
  audience?: string;
  scope?: string;
  mode?: string;
}

let loading: Promise<Settings> | undefined;

/** Reads /settings.json once per page load; a failed read may be tried again. */
export function readSettings(): Promise<Settings> {
  loading ??= fetch('/settings.json', { headers: { accept: 'application/json' } })
    .then((answer) => {
      if (!answer.ok) throw new Error(`settings.json answered ${answer.status}`);
      return answer.json() as Promise<Settings>;
    })
    .catch((failure: unknown) => {
      loading = undefined;
      throw failure;
    });
  return loading;
}
