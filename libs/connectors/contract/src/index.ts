export * from './capabilities.js';
export * from './connector.js';
export * from './context.js';
export * from './event.js';
export * from './failure.js';
export * from './query-node.js';
