import { readTemplate } from '@samenspraak/language/template';
import { variableUnknown } from '../library.errors.js';
import { conditionBroken } from './content.errors.js';
import { unknownVariables } from '../variable-definition.js';
import type { VariableRepository } from '../variable.repository.js';

/**
 * What every text with variables must be before it is saved.
 *
 * @throws DomainError LIBRARY_VARIABLE_UNKNOWN, LIBRARY_CONDITION_BROKEN
 */
export async function requireRenderable(
  texts: Readonly<Record<string, string>>,
  variables: VariableRepository,
): Promise<void> {
  for (const [field, text] of Object.entries(texts)) {
    const [problem] = readTemplate(text).problems;
    if (problem) throw conditionBroken(field, problem.at, text.slice(problem.at, problem.at + 40));
  }
  const unknown = unknownVariables(...Object.values(texts));
  if (unknown.length === 0) return;
  const own = new Set((await variables.listOwn()).map(({ name }) => name));
  const left = unknown.filter((name) => !own.has(name));
  if (left.length > 0) throw variableUnknown(left);
}
