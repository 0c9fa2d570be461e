export { isSlip } from '../text/slip-index.js';
export { type AskedWord, type Lexeme, SearchReader } from './search-reader.js';
export { keptEnds } from './slip.js';
export { compoundsOf } from './part-words.js';
