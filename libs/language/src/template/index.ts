export { cotagOf, withCotag, withoutCotag } from './cotag.js';
export {
  conditionsOf,
  readTemplate,
  type ReadTemplate,
  type TemplateNode,
  type TemplateProblem,
} from './read-template.js';
export { needsOf, type RenderedTemplate, renderTemplate, type TemplateValues } from './render-template.js';
export { SIGNATURE, type SignAs, signatureOf, type SigningRule } from './signature.js';
export { parseTemplate, splitBlocks, type TemplatePart, variablesOf } from './template.js';
export { circleOf, resolveValues } from './resolve-values.js';
export { readValue, showValue, VALUE_FORMATS, VALUE_KINDS, type ValueFormat, type ValueKind } from './typed-value.js';
