export { isSlip, SHORTEST_SLIP } from '../text/slip-index.js';
export { type AskedWord, type Lexeme, SearchReader } from './search-reader.js';
export { keptEnds } from './slip.js';
export { compoundsOf } from './part-words.js';
export { IndexReader, type IndexedAnswer, lexemesOf, ONCE_IN_TEXT } from './index-reader.js';
export type { ReadWord, Sense } from '../suggest/senses.js';
