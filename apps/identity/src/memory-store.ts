import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

const SWEEP_EVERY = 500;

/** Sessions, codes and refresh tokens of one running realm; a restart forgets them and people sign in again. */
export class MemoryStore {
  private readonly entries = new Map<string, Entry>();
  private readonly keysOfGrant = new Map<string, Set<string>>();
  private readonly sessionOfUid = new Map<string, string>();
  private writes = 0;

  /** One adapter per model of oidc-provider, all on this store. */
  adapter(model: string): Adapter {
    const key = (id: string) => `${model}:${id}`;
    return {
      upsert: async (id, payload, expiresIn) => this.write(model, key(id), id, payload, expiresIn),
      find: async (id) => this.read(key(id)),
      findByUid: async (uid) => this.read(key(this.sessionOfUid.get(uid) ?? '')),
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = this.read(key(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => this.remove(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const member of this.keysOfGrant.get(grantId) ?? []) this.entries.delete(member);
        this.keysOfGrant.delete(grantId);
      },
    };
  }

  private read(key: string): AdapterPayload | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    if (entry.expiresAt > Date.now()) return entry.payload;
    this.remove(key);
    return undefined;
  }

  private write(model: string, key: string, id: string, payload: AdapterPayload, seconds?: number): void {
    if (++this.writes % SWEEP_EVERY === 0) this.sweep();
    this.entries.set(key, { payload, expiresAt: seconds ? Date.now() + seconds * 1000 : Infinity });
    if (model === 'Session' && payload.uid) this.sessionOfUid.set(payload.uid, id);
    if (model === 'Grant' || !payload.grantId) return;
    const members = this.keysOfGrant.get(payload.grantId) ?? new Set();
    this.keysOfGrant.set(payload.grantId, members.add(key));
  }

  private remove(key: string): void {
    const payload = this.entries.get(key)?.payload;
    this.entries.delete(key);
    if (payload?.grantId) {
      const members = this.keysOfGrant.get(payload.grantId);
      members?.delete(key);
      if (members?.size === 0) this.keysOfGrant.delete(payload.grantId);
    }
    if (payload?.uid && key === `Session:${this.sessionOfUid.get(payload.uid)}`) this.sessionOfUid.delete(payload.uid);
  }

  private sweep(): void {
    const now = Date.now();
    for (const [key, entry] of this.entries) if (entry.expiresAt <= now) this.remove(key);
  }
}
