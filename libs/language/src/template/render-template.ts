import { readTemplate, type TemplateNode } from './read-template.js';

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

type Condition = Extract<TemplateNode, { type: 'condition' }>;

/**
 * Fills in a template. A value goes in as it is: braces inside it are never read as a variable or a condition. What a
 * condition asks for and is not there is not missing: then what stands behind `{{#anders}}` is taken.
 */
export function renderTemplate(template: string, values: TemplateValues): RenderedTemplate {
  const missing = new Set<string>();
  const used = new Set<string>();
  const pieces: string[] = [];
  const { nodes } = readTemplate(template);
  const render = (of: readonly TemplateNode[]) => {
    for (const node of of) {
      if (node.type === 'text') pieces.push(node.text);
      else if (node.type === 'condition') render(holds(node, values) ? node.taken : node.otherwise);
      else {
        const value = valueOf(node.name, values);
        (value === undefined ? missing : used).add(node.name);
        pieces.push(value ?? `{{${node.name}}}`);
      }
    }
  };
  render(nodes);
  const text = pieces.join('');
  // What was left out leaves no hole.
  const conditional = nodes.some(({ type }) => type === 'condition');
  return { text: conditional ? text.replace(/\n{3,}/g, '\n\n') : text, missing: [...missing], used: [...used] };
}

/**
 * The variables without a value that a template would need.
 *
 * @param undecided names that a condition asks for and that are known later only: both ways are looked at
 */
export function needsOf(template: string, values: TemplateValues, undecided: ReadonlySet<string>): readonly string[] {
  const needs = new Set<string>();
  const walk = (nodes: readonly TemplateNode[]) => {
    for (const node of nodes) {
      if (node.type === 'variable' && valueOf(node.name, values) === undefined) needs.add(node.name);
      if (node.type !== 'condition') continue;
      const open = undecided.has(node.name);
      if (open || holds(node, values)) walk(node.taken);
      if (open || !holds(node, values)) walk(node.otherwise);
    }
  };
  walk(readTemplate(template).nodes);
  return [...needs];
}

function holds({ name, equals }: Condition, values: TemplateValues): boolean {
  const value = valueOf(name, values);
  return equals === null ? value !== undefined : value?.trim().toLowerCase() === equals.toLowerCase();
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
