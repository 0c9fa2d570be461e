export { blueskyConnector } from './bluesky-connector.js';
export { BLUESKY_CAPABILITIES } from './capabilities.js';
