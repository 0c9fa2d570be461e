import type { Call, Reply } from './call.js';

export type Answer = (call: Call) => Reply | Promise<Reply>;

export interface Route {
  method: string;
  /** For example /api/v1/statuses/:id */
  path: string;
  answer: Answer;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** Finds the route of a request; the first that fits wins, so fixed paths stand before those with a parameter. */
export class Router {
  private readonly compiled: { route: Route; pattern: RegExp }[];

  constructor(routes: Route[]) {
    this.compiled = routes.map((route) => ({
      route,
      pattern: new RegExp(`^${route.path.replace(/:([a-zA-Z]+)/g, '(?<$1>[^/]+)')}/?$`),
    }));
  }

  find(method: string, path: string): Match | undefined {
    for (const { route, pattern } of this.compiled) {
      if (route.method !== method) continue;
      const match = pattern.exec(path);
      if (match) return { route, params: decodeGroups(match.groups) };
    }
    return undefined;
  }
}

function decodeGroups(groups: Record<string, string> | undefined): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(groups ?? {})) {
    try {
      params[name] = decodeURIComponent(value);
    } catch {
      params[name] = '';
    }
  }
  return params;
}
