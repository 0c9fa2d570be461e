export interface RateWindow {
  limit: number;
  remaining: number;
  /** Milliseconds since the epoch. */
  resetAt: number;
  allowed: boolean;
}

/** Counts calls per key in fixed windows, as Mastodon reports them in its X-RateLimit headers. */
export class RateLimiter {
  private readonly windows = new Map<string, { used: number; resetAt: number }>();

  constructor(
    private limit: number,
    private windowMs: number,
    private readonly now: () => number,
  ) {}

  take(key: string): RateWindow {
    const now = this.now();
    let window = this.windows.get(key);
    if (!window || window.resetAt <= now) {
      if (this.windows.size > 5_000) this.forget(now);
      window = { used: 0, resetAt: now + this.windowMs };
      this.windows.set(key, window);
    }
    window.used += 1;
    return {
      limit: this.limit,
      remaining: Math.max(0, this.limit - window.used),
      resetAt: window.resetAt,
      allowed: window.used <= this.limit,
    };
  }

  change(limit: number, windowMs: number): void {
    this.limit = limit;
    this.windowMs = windowMs;
    this.windows.clear();
  }

  private forget(now: number): void {
    for (const [key, { resetAt }] of this.windows) if (resetAt <= now) this.windows.delete(key);
  }
}

export function rateHeaders(window: RateWindow): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(window.limit),
    'X-RateLimit-Remaining': String(window.remaining),
    'X-RateLimit-Reset': new Date(window.resetAt).toISOString(),
  };
}
