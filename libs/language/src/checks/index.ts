export { checkAnswer, inOrder } from './check-answer.js';
export type { AnswerContext, Council, Hint, HintKind } from './hint.js';
export { moveHints, repaired } from './move-hints.js';
export { readability, type Level } from './readability.js';
export { suggestionsFor } from './suggestions.js';
export { type KnownWords, type Speller, unknownWords } from './spelling.js';
