/** A page that nobody sees paints nothing; it goes on all the same. */
const PATIENCE_MS = 300;

/** Runs once what is drawn now is painted. */
export function whenPainted(run: () => void): () => void {
  let wanted = true;
  const go = () => {
    if (!wanted) return;
    wanted = false;
    run();
  };
  requestAnimationFrame(() => setTimeout(go, 0));
  setTimeout(go, PATIENCE_MS);
  return () => {
    wanted = false;
  };
}

let painted = (): void => undefined;

/** What the first screen does not show waits for this: asking costs the time in which it would be painted. */
export const firstPaint = new Promise<void>((resolve) => {
  painted = resolve;
});

/** The first screen is drawn and will be painted now. */
export const drawnFirst = (): void => void whenPainted(painted);

/** A part of a page whose code is fetched once the first screen is painted. */
export const afterPaint =
  <Module>(load: () => Promise<Module>) =>
  (): Promise<Module> =>
    firstPaint.then(load);
