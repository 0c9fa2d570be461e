import { readdirSync, readFileSync } from 'node:fs';
import { round } from './measure.mjs';

const TICKS_PER_SECOND = 100;

/**
 * What the programs of a stack take of the processors. Where the machine does not tell, nothing is told.
 * @param {Record<string, { pid?: number }>} services
 * @param {number} postgresBackend the process of any connection
 */
export class CpuWatch {
  constructor(services, postgresBackend) {
    this.services = services;
    this.postmaster = statOf(postgresBackend)?.parent;
    this.before = this.read();
  }

  /** Milliseconds of processor that one of so many pieces of work took since the watch began. @returns {Record<string, number>} */
  perPiece(count) {
    const after = this.read();
    return Object.fromEntries(
      Object.entries(after).map(([name, ticks]) => [
        name,
        round(((ticks - (this.before[name] ?? 0)) * 1_000) / TICKS_PER_SECOND / count),
      ]),
    );
  }

  read() {
    const ticks = {};
    for (const [name, { pid }] of Object.entries(this.services)) {
      const stat = pid && statOf(pid);
      if (stat) ticks[name] = stat.ticks;
    }
    if (this.postmaster) {
      const all = processes().filter(({ parent }) => parent === this.postmaster);
      ticks.postgres = all.reduce((sum, one) => sum + one.ticks, statOf(this.postmaster)?.ended ?? 0);
    }
    ticks.measuring = (process.cpuUsage().user + process.cpuUsage().system) / (1e6 / TICKS_PER_SECOND);
    return ticks;
  }
}

function processes() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => statOf(Number(pid)) ?? []);
  } catch {
    return [];
  }
}

/** @returns {{ parent: number, ticks: number, ended: number } | undefined} ticks of the process; ended: of children that are gone */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1], ticks: fields[11] + fields[12], ended: fields[13] + fields[14] };
  } catch {
    return undefined;
  }
}
