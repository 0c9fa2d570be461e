import sprite from './sprite.html?raw';

export type IconName =
  | 'beheer'
  | 'bel'
  | 'boek'
  | 'bot'
  | 'ch-bs'
  | 'ch-fb'
  | 'ch-ig'
  | 'ch-mastodon'
  | 'ch-wa'
  | 'ch-x'
  | 'check'
  | 'chev'
  | 'delen'
  | 'download'
  | 'half'
  | 'inbox'
  | 'info'
  | 'kruis'
  | 'leeg'
  | 'let'
  | 'licentie'
  | 'maan'
  | 'meer'
  | 'oog'
  | 'pauze'
  | 'persoon'
  | 'pijl-l'
  | 'pijl-r'
  | 'plus'
  | 'potlood'
  | 'query'
  | 'slot'
  | 'streep'
  | 'stuur'
  | 'triage'
  | 'vergelijk'
  | 'wacht'
  | 'zoek';

// Each icon has its own lines: one that points at a drawing elsewhere costs a browser a second tree, and its styles.
const drawings = new Map<string, { readonly __html: string }>();
for (const [, name = '', lines = ''] of sprite.matchAll(/<symbol id="i-([^"]+)"[^>]*>([^]*?)<\/symbol/g))
  drawings.set(name, { __html: lines });

/** A drawing without a name of its own: a word always stands beside it. */
export function Icon({ name }: { name: IconName }) {
  return <svg className="i" viewBox="0 0 20 20" aria-hidden="true" dangerouslySetInnerHTML={drawings.get(name)} />;
}

export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 28 24" aria-hidden="true">
      <path className="logo-a" d="M3 2h13a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H8l-4.5 4V14H3a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z" />
      <path
        className="logo-b"
        d="M21 8h4a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-.5v4L20 19h-7a2 2 0 0 1-2-2v-.5h5.5A4 4 0 0 0 21 12z"
      />
    </svg>
  );
}
