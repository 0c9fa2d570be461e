import { uploadsBusy } from './files.errors.js';

/** How many uploads this process holds in memory at once; one tenant never takes all of them. */
export class UploadSlots {
  private readonly taken = new Map<string, number>();
  private all = 0;

  constructor(
    private readonly most = 8,
    private readonly mostOfOne = 4,
  ) {}

  /** Does the work in a slot. @throws DomainError FILES_BUSY when none is free */
  async in<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    const own = this.taken.get(tenantId) ?? 0;
    if (this.all >= this.most || own >= this.mostOfOne) throw uploadsBusy();
    this.count(tenantId, 1);
    try {
      return await work();
    } finally {
      this.count(tenantId, -1);
    }
  }

  private count(tenantId: string, by: number): void {
    this.all += by;
    const own = (this.taken.get(tenantId) ?? 0) + by;
    if (own === 0) this.taken.delete(tenantId);
    else this.taken.set(tenantId, own);
  }
}
