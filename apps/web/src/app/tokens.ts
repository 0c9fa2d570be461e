import { refreshTokens, TokenRefused, type Tokens } from './oidc';
import { readSettings } from './settings';

type Listener = (signedIn: boolean) => void;

const KEPT = 'samenspraak.refresh';
const EARLY_MS = 30_000;

let tokens: Tokens | undefined;
let refreshing: Promise<string | undefined> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<Listener>();

/** Hears when the session has ended (false) or has begun again (true). */
export function onSession(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = (signedIn: boolean) => listeners.forEach((listener) => listener(signedIn));

/** The access token lives in memory only; what is needed to get a new one lives as long as the tab. */
export function keepTokens(next: Tokens): void {
  tokens = next;
  const kept = { refreshToken: next.refreshToken, idToken: next.idToken };
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
  clearTimeout(timer);
  if (next.refreshToken) {
    timer = setTimeout(() => void renew(), Math.max(1000, next.expiresAt - Date.now() - EARLY_MS));
  }
  tell(true);
}

export function forgetTokens(): { idToken?: string } {
  const kept = readKept();
  tokens = undefined;
  clearTimeout(timer);
  sessionStorage.removeItem(KEPT);
  return { idToken: kept.idToken };
}

function readKept(): { refreshToken?: string; idToken?: string } {
  return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as { refreshToken?: string; idToken?: string };
}

/** Gets a new access token; every caller of the same moment shares one request. Undefined: sign in again. */
export function renew(): Promise<string | undefined> {
  refreshing ??= renewOnce().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function renewOnce(): Promise<string | undefined> {
  const kept = readKept();
  if (!kept.refreshToken) {
    tell(false);
    return undefined;
  }
  try {
    const next = await refreshTokens(await readSettings(), kept.refreshToken);
    keepTokens({
      ...next,
      refreshToken: next.refreshToken ?? kept.refreshToken,
      idToken: next.idToken ?? kept.idToken,
    });
    return next.accessToken;
  } catch (failure) {
    if (failure instanceof TokenRefused) {
      forgetTokens();
      tell(false);
    }
    return undefined;
  }
}

/** The access token to send now; renewed first when it is about to end. */
export async function accessToken(): Promise<string | undefined> {
  if (tokens && tokens.expiresAt - Date.now() > 5000) return tokens.accessToken;
  return renew();
}
