import { scanTags } from './scan-tags.js';
import { parseTemplate, type TemplatePart } from './template.js';

/** A template as it is read: text, variables, and what only stands there when a condition holds. */
export type TemplateNode =
  | TemplatePart
  | {
      readonly type: 'condition';
      readonly name: string;
      /** What its value must be; null when any value will do. */
      readonly equals: string | null;
      readonly taken: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

/** Something about the tags of a template that its writer must mend. */
export interface TemplateProblem {
  readonly sort: 'OPEN' | 'CLOSE' | 'ELSE' | 'DEEP' | 'UNKNOWN';
  /** Where, in UTF-16 units. */
  readonly at: number;
}

export interface ReadTemplate {
  readonly nodes: readonly TemplateNode[];
  readonly problems: readonly TemplateProblem[];
}

interface Open {
  readonly at: number;
  readonly name: string;
  readonly equals: string | null;
  readonly taken: TemplateNode[];
  readonly otherwise: TemplateNode[];
  inElse: boolean;
}

const DEEPEST = 10;

/**
 * Reads `{{#als naam}}`, `{{#als kanaal=bluesky}}`, `{{#anders}}` and `{{/als}}`. It takes every text: a tag without its
 * partner is told as a problem and stands for nothing.
 */
export function readTemplate(template: string): ReadTemplate {
  const nodes: TemplateNode[] = [];
  const problems: TemplateProblem[] = [];
  const open: Open[] = [];
  let tooDeep = 0;
  const place = () => {
    const inner = open.at(-1);
    return inner ? (inner.inElse ? inner.otherwise : inner.taken) : nodes;
  };
  for (const token of scanTags(template)) {
    const inner = open.at(-1);
    if (token.type === 'text') for (const part of parseTemplate(token.text)) place().push(part);
    else if (token.type === 'unknown') problems.push({ sort: 'UNKNOWN', at: token.at });
    else if (token.type === 'als') {
      if (open.length < DEEPEST && tooDeep === 0) open.push({ ...token, taken: [], otherwise: [], inElse: false });
      else {
        tooDeep += 1;
        problems.push({ sort: 'DEEP', at: token.at });
      }
    } else if (tooDeep > 0) {
      if (token.type === 'einde') tooDeep -= 1;
    } else if (!inner) problems.push({ sort: token.type === 'anders' ? 'ELSE' : 'CLOSE', at: token.at });
    else if (token.type === 'anders') {
      if (inner.inElse) problems.push({ sort: 'ELSE', at: token.at });
      inner.inElse = true;
    } else close();
  }
  while (open.length > 0) {
    problems.push({ sort: 'OPEN', at: open.at(-1)!.at });
    close();
  }
  return { nodes, problems };

  function close() {
    const { name, equals, taken, otherwise } = open.pop()!;
    place().push({ type: 'condition', name, equals, taken, otherwise });
  }
}

/** The names that conditions ask for, each once. */
export function conditionsOf(template: string): readonly string[] {
  const names = new Set<string>();
  const walk = (nodes: readonly TemplateNode[]) => {
    for (const node of nodes) {
      if (node.type !== 'condition') continue;
      names.add(node.name);
      walk(node.taken);
      walk(node.otherwise);
    }
  };
  walk(readTemplate(template).nodes);
  return [...names];
}
