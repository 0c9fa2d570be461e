import type { ConnectorPlugin } from '@samenspraak/connector-contract';
import { networkUnknown } from './channels.errors.js';

/** The connectors that this process has, by network; the app fills it. */
export class ConnectorRegistry {
  private readonly plugins: ReadonlyMap<string, ConnectorPlugin>;

  constructor(plugins: readonly ConnectorPlugin[]) {
    this.plugins = new Map(plugins.map((plugin) => [plugin.network, plugin]));
  }

  has(network: string): boolean {
    return this.plugins.has(network);
  }

  /** @throws DomainError CHANNELS_NETWORK_UNKNOWN */
  get(network: string): ConnectorPlugin {
    const plugin = this.plugins.get(network);
    if (!plugin) throw networkUnknown(network);
    return plugin;
  }
}
