/** The / at the cursor that asks for a template, and what was typed behind it. */
export interface Slash {
  readonly at: number;
  readonly search: string;
}

const LONGEST_SEARCH = 40;

/** Only a / after a space or at the beginning of a line asks; "en/of", 1/2 and addresses do not. */
export function slashAt(text: string, cursor: number): Slash | undefined {
  const from = Math.max(0, cursor - LONGEST_SEARCH - 1);
  const found = /(?:^|\s)\/([^/\n]*)$/u.exec(text.slice(from, cursor));
  if (!found || (from > 0 && found.index === 0 && !/^\s/u.test(found[0]))) return undefined;
  const search = found[1]!;
  return search.startsWith(' ') ? undefined : { at: cursor - search.length - 1, search };
}

/** Puts a block where the / stood, apart from what stands around it. */
export function insertBlock(text: string, from: number, to: number, block: string): { text: string; cursor: number } {
  const before = text.slice(0, from).replace(/[^\S\n]+$/u, '');
  const after = text.slice(to).replace(/^[^\S\n]+/u, '');
  const front = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const behind = after === '' || after.startsWith('\n') ? '' : '\n\n';
  const head = before + front + block;
  return { text: head + behind + after, cursor: head.length };
}
