/** A template cut into literal text and variables. */
export type TemplatePart =
  { readonly type: 'text'; readonly text: string } | { readonly type: 'variable'; readonly name: string };

const VARIABLE = /\{\{[ \t]{0,8}([\p{L}_][\p{L}\p{N}_-]{0,40}(?:\.[\p{L}_][\p{L}\p{N}_-]{0,40}){0,5})[ \t]{0,8}\}\}/gu;

/** Reads a template; braces that hold no name ("{{ 1 }}", "{{naam") are plain text. */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const found of template.matchAll(VARIABLE)) {
    if (found.index > from) parts.push({ type: 'text', text: template.slice(from, found.index) });
    parts.push({ type: 'variable', name: found[1] as string });
    from = found.index + found[0].length;
  }
  if (from < template.length) parts.push({ type: 'text', text: template.slice(from) });
  return parts;
}

/** Gives the names of the variables in a template, each once, in order. */
export function variablesOf(template: string): readonly string[] {
  return [...new Set(parseTemplate(template).flatMap((part) => (part.type === 'variable' ? [part.name] : [])))];
}

/** Splits a text into its paragraphs: what stands between blank lines, without the space around it. */
export function splitBlocks(text: string): readonly string[] {
  return text
    .split(/\n[^\S\n]*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
}
