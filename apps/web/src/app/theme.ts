const SCHEME = 'samenspraak.scheme';
export type Scheme = 'system' | 'light' | 'dark';

export function readScheme(): Scheme {
  const kept = localStorage.getItem(SCHEME);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function applyScheme(scheme: Scheme = readScheme()): void {
  if (scheme === 'system') localStorage.removeItem(SCHEME);
  else localStorage.setItem(SCHEME, scheme);
  document.documentElement.classList.toggle('scheme-light', scheme === 'light');
  document.documentElement.classList.toggle('scheme-dark', scheme === 'dark');
}

/** Wears the accent of a tenant; without one the neutral accent stays. */
export function wearTheme(code: string | undefined): void {
  const body = document.body;
  for (const name of [...body.classList]) if (name.startsWith('theme-')) body.classList.remove(name);
  if (code) body.classList.add(`theme-${code.toLowerCase()}`);
}
