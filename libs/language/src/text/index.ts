export { cleanText } from './clean-text.js';
export { fold } from './fold.js';
export { isAlike, likenessOf, SKETCH, type Likeness } from './likeness.js';
export { measure, type TextMeasure } from './measure.js';
export { type PlaceRole } from './place-reading.js';
export { findNames, findPlaces, Gazetteer, placeCodes, type Place, type PlaceMention } from './places.js';
export { stem } from './stem.js';
export { Token, type TokenisedText, type TokenKind } from './token.js';
export { tokenise } from './tokenise.js';
