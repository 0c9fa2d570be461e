import { refreshTokens, TokenRefused, wayToTokens, type Tokens, type TokenWay } from './oidc';
import { readSettings } from './settings';

interface Kept {
  refreshToken?: string;
  idToken?: string;
  way?: TokenWay;
}
type Listener = (signedIn: boolean) => void;

const KEPT = 'samenspraak.refresh';
/** Signing in begins by itself, once: who is still known to the provider comes back without being asked. */
export const AGAIN = 'samenspraak.again';
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
  const kept: Kept = { refreshToken: next.refreshToken, idToken: next.idToken, way: next.way };
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

function readKept(): Kept {
  return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Kept;
}

/** Whether somebody signed in in this tab; whether that still holds, the next answer tells. */
export const mayBeSignedIn = (): boolean => readKept().refreshToken !== undefined;

/** Gets a new access token; every caller of the same moment shares one request. Undefined: sign in again. */
export function renew(): Promise<string | undefined> {
  refreshing ??= renewOnce().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

/** Asks where it was asked before; when that is refused, where the settings say now. */
async function refreshAt(way: TokenWay | undefined, refreshToken: string): Promise<Tokens> {
  try {
    if (way) return await refreshTokens(way, refreshToken);
  } catch (failure) {
    if (!(failure instanceof TokenRefused)) throw failure;
  }
  return refreshTokens(await wayToTokens(await readSettings()), refreshToken);
}

async function renewOnce(): Promise<string | undefined> {
  const kept = readKept();
  if (!kept.refreshToken) {
    tell(false);
    return undefined;
  }
  try {
    const next = await refreshAt(kept.way, kept.refreshToken);
    keepTokens({
      ...next,
      refreshToken: next.refreshToken ?? kept.refreshToken,
      idToken: next.idToken ?? kept.idToken,
    });
    return next.accessToken;
  } catch (failure) {
    if (failure instanceof TokenRefused) {
      // On a page that just began: the one before it may have been left while its answer was on the way.
      if (!tokens) sessionStorage.setItem(AGAIN, '1');
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
