export { type EntryKind, entryKinds, type Findable, toIndexedRow } from './search/entry.js';
export { EntryRepository } from './search/entry.repository.js';
export { CatchUp } from './search/catch-up.js';
export { type FoundEntry, KnowledgeSearch, type SearchAnswer } from './search/search.service.js';
export { KnowledgeModule } from './knowledge.module.js';
export { knowledgePermissions } from './knowledge.permissions.js';
