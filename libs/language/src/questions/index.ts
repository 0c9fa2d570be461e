export { decodeText, type TextEncoding } from './decode-text.js';
export { type QuestionProblem, type QuestionRow, sameRow, toRow } from './question-row.js';
export { MOST_IMPORT_BYTES, readQuestions, type ReadQuestions } from './read-questions.js';
