export { SuggestIndex, type Because, type SuggestItem, type Suggestion } from './suggest-index.js';
