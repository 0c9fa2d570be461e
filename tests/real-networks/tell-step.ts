const started = performance.now();

/** Writes what was just seen to be so, with the seconds since this suite began. */
export function tellStep(step: string): void {
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${step}\n`);
}
