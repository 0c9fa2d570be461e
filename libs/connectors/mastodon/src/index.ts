export { MASTODON_CAPABILITIES } from './capabilities.js';
export { mastodonConnector } from './mastodon-connector.js';
