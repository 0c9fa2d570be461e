import type { Network } from '../network/network.js';
import { MOST_MEDIA } from '../network/pictures.js';
import type { Route } from '../http/router.js';
import { CHARACTERS_PER_URL, MAX_CHARACTERS } from '../network/text.js';

const TITLE = 'Oefenplein';
const DESCRIPTION = 'Een oefennetwerk voor webcare. Alles hier is verzonnen.';
const VERSION = '4.5.0 (compatible; Oefenplein 0.1.0)';
const STATUSES = {
  max_characters: MAX_CHARACTERS,
  max_media_attachments: MOST_MEDIA,
  characters_reserved_per_url: CHARACTERS_PER_URL,
};
const MEDIA = {
  supported_mime_types: ['image/jpeg', 'image/png', 'image/webp'],
  description_limit: 1500,
  image_size_limit: 16 * 1024 * 1024,
  image_matrix_limit: 33_177_600,
  video_size_limit: 0,
  video_frame_rate_limit: 0,
  video_matrix_limit: 0,
};
const POLLS = { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 };
const ACCOUNTS = { max_featured_tags: 10, max_pinned_statuses: 5, max_profile_fields: 4 };

export function instanceRoutes(network: Network): Route[] {
  return [
    { method: 'GET', path: '/api/v1/instance', answer: () => ({ body: describeV1(network) }) },
    { method: 'GET', path: '/api/v2/instance', answer: () => ({ body: describeV2(network) }) },
    { method: 'GET', path: '/api/v1/custom_emojis', answer: () => ({ body: [] }) },
  ];
}

function addresses(network: Network) {
  const base = new URL(network.baseUrl);
  return { host: base.host, streaming: `${base.protocol === 'https:' ? 'wss' : 'ws'}://${base.host}` };
}

function describeV1(network: Network) {
  const { host, streaming } = addresses(network);
  return {
    uri: host,
    title: TITLE,
    short_description: DESCRIPTION,
    description: DESCRIPTION,
    email: '',
    version: VERSION,
    urls: { streaming_api: streaming },
    stats: { user_count: network.state.accounts.size, status_count: network.state.statuses.size, domain_count: 1 },
    thumbnail: null,
    languages: ['nl'],
    registrations: true,
    approval_required: false,
    invites_enabled: false,
    configuration: { accounts: ACCOUNTS, statuses: STATUSES, media_attachments: MEDIA, polls: POLLS },
    contact_account: null,
    rules: [],
  };
}

function describeV2(network: Network) {
  const { host, streaming } = addresses(network);
  return {
    domain: host,
    title: TITLE,
    version: VERSION,
    source_url: '',
    description: DESCRIPTION,
    usage: { users: { active_month: network.state.accounts.size } },
    thumbnail: { url: '', blurhash: null, versions: {} },
    icon: [],
    languages: ['nl'],
    configuration: {
      urls: { streaming, status: null, about: null, privacy_policy: null, terms_of_service: null },
      vapid: { public_key: '' },
      accounts: ACCOUNTS,
      statuses: STATUSES,
      media_attachments: MEDIA,
      polls: POLLS,
      translation: { enabled: false },
      limited_federation: false,
    },
    registrations: { enabled: true, approval_required: false, reason_required: false, message: null, min_age: null },
    api_versions: { mastodon: 6 },
    contact: { email: '', account: null },
    rules: [],
  };
}
