import { Icon, type IconName } from './icon';

const KNOWN: Readonly<Record<string, { icon: IconName; name: string }>> = {
  mastodon: { icon: 'ch-mastodon', name: 'Mastodon' },
  x: { icon: 'ch-x', name: 'X' },
  bluesky: { icon: 'ch-bs', name: 'Bluesky' },
  facebook: { icon: 'ch-fb', name: 'Facebook' },
  instagram: { icon: 'ch-ig', name: 'Instagram' },
  whatsapp: { icon: 'ch-wa', name: 'WhatsApp' },
};

export const networkName = (network: string) => KNOWN[network.toLowerCase()]?.name ?? network;

/** The mark of a network with its name for who cannot see it. */
export function NetworkMark({ network }: { network: string }) {
  return (
    <span className="ch">
      <Icon name={KNOWN[network.toLowerCase()]?.icon ?? 'delen'} />
      <span className="sr">{networkName(network)}</span>
    </span>
  );
}
