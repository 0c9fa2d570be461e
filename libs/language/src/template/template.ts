/** A template cut into literal text and variables. */
export type TemplatePart =
  { readonly type: 'text'; readonly text: string } | { readonly type: 'variable'; readonly name: string };

/** Values by dotted name, flat ("gemeente.naam") or nested. */
export interface TemplateValues {
  readonly [name: string]: string | number | null | undefined | TemplateValues;
}

export interface RenderedTemplate {
  readonly text: string;
  /** Variables without a value, each once; they stay visible in the text. */
  readonly missing: readonly string[];
  readonly used: readonly string[];
}

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

/** Fills in a template. A value goes in as it is: braces inside it are never read as a variable again. */
export function renderTemplate(template: string, values: TemplateValues): RenderedTemplate {
  const missing = new Set<string>();
  const used = new Set<string>();
  const text = parseTemplate(template).map((part) => {
    if (part.type === 'text') return part.text;
    const value = valueOf(part.name, values);
    (value === undefined ? missing : used).add(part.name);
    return value ?? `{{${part.name}}}`;
  });
  return { text: text.join(''), missing: [...missing], used: [...used] };
}

function valueOf(name: string, values: TemplateValues): string | undefined {
  const flat = own(values, name);
  const found = flat ?? name.split('.').reduce<TemplateValues[string]>(own, values);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

// Own properties only: {{constructor.name}} is a variable without a value.
function own(values: TemplateValues[string], name: string): TemplateValues[string] {
  return typeof values === 'object' && values !== null && Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Splits a text into its paragraphs: what stands between blank lines, without the space around it. */
export function splitBlocks(text: string): readonly string[] {
  return text
    .split(/\n[^\S\n]*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
}
