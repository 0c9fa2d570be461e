export { cotagOf, withCotag, withoutCotag } from './cotag.js';
export { SIGNATURE, type SignAs, signatureOf, type SigningRule } from './signature.js';
export {
  parseTemplate,
  type RenderedTemplate,
  renderTemplate,
  splitBlocks,
  type TemplatePart,
  type TemplateValues,
  variablesOf,
} from './template.js';
