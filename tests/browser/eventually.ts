const EVERY_MS = 100;

/** Asks again until the answer is the one that is waited for. @throws Error with the last answer */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  right: (value: Value) => boolean,
  withinMs = 20_000,
): Promise<Value> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await ask();
    if (right(value)) return value;
    if (Date.now() > end) throw new Error(`In ${withinMs} ms it only came to: ${JSON.stringify(value)}`);
    await new Promise((done) => setTimeout(done, EVERY_MS));
  }
}
