const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const LEAST = 4;

/** Cuts a text around a name: every second piece is the name as it was written. */
export function cutName(text: string, name: string | null | undefined): string[] {
  const at = name ? text.toLowerCase().indexOf(name.toLowerCase()) : -1;
  if (!name || at < 0) return [text];
  return [text.slice(0, at), text.slice(at, at + name.length), text.slice(at + name.length)];
}

/** The words of a post that a rule can ask for, besides the name itself. */
export function wordsBeside(text: string, name: string): string[] {
  const rest = cutName(text.replace(/https?:\S+|@\S+/g, ' '), name).filter((_, index) => index % 2 === 0);
  const words = rest.flatMap((piece) => piece.match(WORD) ?? []).map((word) => word.toLowerCase());
  return [...new Set(words)].filter((word) => word.length >= LEAST);
}
