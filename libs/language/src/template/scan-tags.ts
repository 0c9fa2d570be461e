/** A piece of a template: what stands there, or a tag of a condition. */
export type TemplateToken =
  | { readonly type: 'text'; readonly at: number; readonly text: string }
  | { readonly type: 'als'; readonly at: number; readonly name: string; readonly equals: string | null }
  | { readonly type: 'anders' | 'einde' | 'unknown'; readonly at: number };

const LONGEST_TAG = 160;
const IF =
  /^#als[ \t]+([\p{L}_][\p{L}\p{N}_-]{0,40}(?:\.[\p{L}_][\p{L}\p{N}_-]{0,40}){0,5})(?:[ \t]*=[ \t]*(\S.{0,79}))?$/u;

/**
 * Cuts a template at its tags in one pass. A tag takes the braces before it with it, so that what is left over never makes
 * another one, and its line where it stands alone.
 */
export function scanTags(template: string): readonly TemplateToken[] {
  const tokens: TemplateToken[] = [];
  let from = 0;
  let at = template.indexOf('{');
  while (at !== -1) {
    const content = endOfBraces(template, at);
    if (content === undefined || !isTag(template[content])) {
      at = template.indexOf('{', content ?? endOfRun(template, at));
      continue;
    }
    const close = endOfContent(template, content);
    let end = close;
    while (end < close + 2 && template[end] === '}') end += 1;
    let begin = at;
    const lineStart = skipBlanksBack(template, at, from);
    if (lineStart === 0 || template[lineStart - 1] === '\n') {
      const next = skipBlanks(template, end);
      if (next === template.length || template[next] === '\n') {
        begin = lineStart;
        end = Math.min(next + 1, template.length);
      }
    }
    if (begin > from) tokens.push({ type: 'text', at: from, text: template.slice(from, begin) });
    tokens.push(readTag(template.slice(content, close).trim(), at, end > close));
    from = end;
    at = template.indexOf('{', end);
  }
  if (from < template.length) tokens.push({ type: 'text', at: from, text: template.slice(from) });
  return tokens;
}

const isTag = (character: string | undefined) => character === '#' || character === '/';

function readTag(content: string, at: number, closed: boolean): TemplateToken {
  if (!closed) return { type: 'unknown', at };
  if (content === '#anders') return { type: 'anders', at };
  if (content === '/als') return { type: 'einde', at };
  const found = IF.exec(content);
  return found ? { type: 'als', at, name: found[1]!, equals: found[2]?.trim() ?? null } : { type: 'unknown', at };
}

/** Where braces and the blanks between and behind them end; undefined for fewer than two braces. */
function endOfBraces(template: string, at: number): number | undefined {
  let braces = 0;
  let end = at;
  for (; end < template.length; end += 1) {
    if (template[end] === '{') braces += 1;
    else if (template[end] !== ' ' && template[end] !== '\t') break;
  }
  return braces >= 2 ? end : undefined;
}

function endOfRun(template: string, at: number): number {
  return skipBlanks(template, at + 1);
}

function endOfContent(template: string, at: number): number {
  let end = at;
  const most = Math.min(template.length, at + LONGEST_TAG);
  while (end < most && template[end] !== '}' && template[end] !== '{' && template[end] !== '\n') end += 1;
  return end;
}

function skipBlanks(template: string, at: number): number {
  let end = at;
  while (template[end] === ' ' || template[end] === '\t') end += 1;
  return end;
}

function skipBlanksBack(template: string, at: number, least: number): number {
  let begin = at;
  while (begin > least && (template[begin - 1] === ' ' || template[begin - 1] === '\t')) begin -= 1;
  return begin;
}
