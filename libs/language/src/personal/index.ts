export {
  personalKinds,
  personalParts,
  textOfParts,
  withoutPersons,
  type PersonalKind,
  type TextPart,
} from './personal-parts.js';
export { personalKindsIn } from './shared-text.js';
