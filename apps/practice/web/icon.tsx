const PATHS = {
  reply: 'M6.5 4 3 7.5 6.5 11M3 7.5h6a4 4 0 0 1 4 4V13',
  edit: 'm10.5 3 2.5 2.5L6 12.5l-3 .5.5-3z',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 8.5h6l.5-8.5M7 7v3.5M9 7v3.5',
  check:
    'M8 1.8l1.7 1.3 2.1-.2.6 2 1.8 1.2-.7 2 .7 2-1.8 1.2-.6 2-2.1-.2L8 14.4l-1.7-1.3-2.1.2-.6-2L1.8 10l.7-2-.7-2 1.8-1.1.6-2 2.1.2zM5.5 8l1.8 1.8L10.7 6.3',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  home: 'M2.5 7.5 8 3l5.5 4.5M4 6.5V13h8V6.5',
  at: 'M10.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zm0 0v.8a1.7 1.7 0 0 0 3.4 0V8A6 6 0 1 0 11 13',
  pen: 'M2.5 3.5h11v7.5H8l-3 2.5V11H2.5z',
  send: 'M13.5 2.5 7 9M13.5 2.5 9.5 13.5 7 9 2.5 6.5z',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.3v3.4M8 5.2v.1',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
