export {
  AccountConnections,
  ApiAccountConnections,
  type OpenAccount,
  type OpenConnection,
} from './account-connections.js';
export { Applications } from './application.js';
export { channelsEntities } from './channel-account.entity.js';
export { type AccountState, type ChannelAccountRow } from './channel-account.js';
export { ChannelAccountRepository } from './channel-account.repository.js';
export { ChannelAccounts } from './channel-accounts.js';
export { ChannelsModule } from './channels.module.js';
export { Claims } from './claims.repository.js';
export { type Connection, credentialOwner } from './connection.js';
export { ConnectionHealth } from './connection-health.js';
export { ConnectionRepository } from './connection.repository.js';
export { ConnectorRegistry } from './connector-registry.js';
export { type Envelope, EnvelopeRepository, ROUTE_TOPIC } from './envelope.repository.js';
export { Intake, intakeTimings, type IntakeTimings } from './intake.js';
export { PartnershipSearches } from './partnership-searches.js';
export { CONNECTED_TOPIC } from './reconnection.js';
export { Reconnector } from './reconnector.js';
export { UsageMeter } from './usage-meter.js';
export { WorkerAccountConnections } from './worker-account-connections.js';
