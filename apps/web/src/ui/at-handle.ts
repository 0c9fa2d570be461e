/** A handle as people know it: with one sign in front. */
export const atHandle = (handle: string) => (handle.startsWith('@') ? handle : `@${handle}`);
