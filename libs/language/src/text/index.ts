export { cleanText } from './clean-text.js';
export { fold } from './fold.js';
export { isAlike, likenessOf, SKETCH, type Likeness } from './likeness.js';
export { measure, type TextMeasure } from './measure.js';
export { findPlaces, Gazetteer, type Place, type PlaceMention } from './places.js';
export { stem } from './stem.js';
export { Token, type TokenisedText, type TokenKind } from './token.js';
export { tokenise } from './tokenise.js';
