export interface Account {
  id: string;
  username: string;
  display_name: string;
  avatar: string;
  roles: { name: string }[];
}

export interface Status {
  id: string;
  created_at: string;
  edited_at: string | null;
  in_reply_to_id: string | null;
  visibility: 'public' | 'unlisted' | 'private' | 'direct';
  content: string;
  account: Account;
  mentions: { username: string }[];
}

export interface Session {
  token: string;
  account: Account;
}

export class ApiFailure extends Error {
  constructor(readonly status: number) {
    super(`the network answered ${status}`);
  }
}

/** @throws ApiFailure with the HTTP status, or TypeError when the network cannot be reached. */
export async function request<T>(
  method: string,
  path: string,
  options: { token?: string | undefined; body?: unknown; key?: string } = {},
): Promise<{ body: T; hasMore: boolean }> {
  const headers: Record<string, string> = {};
  if (options.token) headers['Authorization'] = `Bearer ${options.token}`;
  if (options.key) headers['Idempotency-Key'] = options.key;
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await fetch(path, {
    method,
    headers,
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  if (!response.ok) throw new ApiFailure(response.status);
  const hasMore = /rel="next"/.test(response.headers.get('Link') ?? '');
  return { body: (await response.json()) as T, hasMore };
}

/** A fresh key per draft: pressing the button again after a failure cannot post twice. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const SESSION = 'oefenplein.session';

export function readSession(): Session | null {
  try {
    return JSON.parse(sessionStorage.getItem(SESSION) ?? 'null') as Session | null;
  } catch {
    return null;
  }
}

/** Per tab, so that two tabs can be two citizens. */
export function keepSession(session: Session | null): void {
  if (session) sessionStorage.setItem(SESSION, JSON.stringify(session));
  else sessionStorage.removeItem(SESSION);
}

export async function beCitizen(username: string, displayName?: string): Promise<Session> {
  const body = { username, ...(displayName ? { displayName } : {}) };
  return (await request<Session>('POST', '/plein/session', { body })).body;
}
