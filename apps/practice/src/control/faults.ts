export interface Fault {
  id: string;
  /** Absent means every method. */
  method?: string;
  /** A path with * for any run of characters. */
  path: string;
  /** Null means until it is cleared. */
  times: number | null;
  when: 'before' | 'after';
  /** Absent with `drop` false: the answer is right, only late. */
  status?: number;
  drop: boolean;
  /** The request is carried out twice, as by a proxy that tries again, and the second answer is given. */
  repeat: boolean;
  delayMs: number;
  headers: Record<string, string>;
}

/** Failures that a test has ordered; each counts down as it strikes. */
export class Faults {
  private readonly ordered: (Fault & { pattern: RegExp })[] = [];
  private last = 0;

  order(fault: Omit<Fault, 'id'>): Fault {
    const source = fault.path
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*');
    const ordered = { ...fault, id: String((this.last += 1)), pattern: new RegExp(`^${source}$`) };
    this.ordered.push(ordered);
    return ordered;
  }

  /** The first fault that fits, which is thereby used once. */
  take(method: string, path: string): Fault | undefined {
    const index = this.ordered.findIndex((fault) => {
      return (!fault.method || fault.method === method) && fault.pattern.test(path);
    });
    const fault = this.ordered[index];
    if (fault && fault.times !== null) {
      fault.times -= 1;
      if (fault.times <= 0) this.ordered.splice(index, 1);
    }
    return fault;
  }

  list(): Fault[] {
    return this.ordered.map(({ pattern: _, ...fault }) => fault);
  }

  clear(): void {
    this.ordered.length = 0;
  }
}
