export { SuggestIndex, type SuggestItem, type Suggestion } from './suggest-index.js';
export type { Because } from './weigh-item.js';
