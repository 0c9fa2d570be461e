/**
 * Whose address a request comes from, for whoever counts visits: the one that the outermost of our own proxies heard. What
 * stands before that in X-Forwarded-For a visitor can make up.
 */
export function believeProxies(app: { set(name: string, value: unknown): unknown }, proxies: number): void {
  app.set('trust proxy', proxies);
}
