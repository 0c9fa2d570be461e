export { cotagOf, withCotag, withoutCotag } from './cotag.js';
export {
  parseTemplate,
  type RenderedTemplate,
  renderTemplate,
  splitBlocks,
  type TemplatePart,
  type TemplateValues,
  variablesOf,
} from './template.js';
