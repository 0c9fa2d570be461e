import { fileURLToPath } from 'node:url';

/** The checkout: what is thrown outside of it says nothing about where to look. */
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const FRAME = /^ {4}at .*?\(?(?:file:\/\/)?(\/[^()\n]+:\d+:\d+)\)?$/;

/** Where an error was thrown, from the checkout on. A message may look like a frame, so only what stands behind it counts. */
export function placeOf({ stack = '', message }: Error): string | undefined {
  const end = message === '' ? 0 : stack.indexOf(message);
  if (end < 0) return undefined;
  for (const line of stack.slice(end + message.length).split('\n')) {
    const place = FRAME.exec(line)?.[1];
    if (place?.startsWith(ROOT)) return place.slice(ROOT.length);
  }
  return undefined;
}
